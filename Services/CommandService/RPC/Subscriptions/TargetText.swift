import Curl
import JSONRPC

/// A URL that events shall go to, as a client writes it. Whether we go there is decided by who knows the policy.
enum TargetText {
    static let paramType = ParamType<String>.string.map { text throws(ParamFault) in
        do throws(TargetProblem) {
            _ = try TargetURL(text)
        } catch {
            switch error {
            case .notAURL: throw ParamFault(error.description)
            case .scheme, .credentials, .forbiddenAddress: break
            }
        }
        return text
    }

    /// What an answer may say of a refused URL: not the password that it was refused for.
    static func told(_ url: String, refusedFor problem: TargetProblem) -> String {
        guard problem == .credentials else {
            return url
        }
        return (try? TargetURL(url).withoutSecrets) ?? ""
    }
}
