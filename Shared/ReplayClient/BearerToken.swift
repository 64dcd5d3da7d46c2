internal import FoundationEssentials
public import ServiceKit

/// Where the bearer token of a request comes from.
public enum BearerToken: Sendable {
    case fixed(Secret)
    /// Read anew for each request: whoever renews the token only rewrites the file.
    case file(path: String)

    func current() throws(ServiceClientProblem) -> String {
        switch self {
        case .fixed(let secret): return secret.text
        case .file(let path):
            guard let data = try? Data(contentsOf: URL(filePath: path)),
                let token = String(decoding: data, as: UTF8.self).split(whereSeparator: \.isWhitespace).first
            else { throw .noToken }
            return String(token)
        }
    }
}
