import CommandDomain
import Crypto
import UserContract

/// SHA-256 over what makes two commands the same. Every field is preceded by its presence and its length, so no two
/// different commands run together into the same bytes. The layout is for ever: stored fingerprints are compared with it.
enum CommandFingerprint {
    static func digest(of request: CommandRequest) -> [UInt8] {
        var encoding = Encoding()
        encoding.append("hindsight-command-1")
        encoding.append(request.method)
        encoding.append(request.actor)
        encoding.append(request.userID?.text)
        encoding.append(request.expectedRevision.map { String($0) })
        switch request.command {
        case .create(let name, let email, let status, let locale):
            encoding.append(name.text)
            encoding.append(email.text)
            encoding.append(status.rawValue)
            encoding.append(locale.text)
        case .changeName(let name):
            encoding.append(name.text)
        case .changeEmail(let email):
            encoding.append(email.text)
        case .changeStatus(let status, let reason):
            encoding.append(status.rawValue)
            encoding.append(reason.text)
        case .delete(let reason), .restore(let reason):
            encoding.append(reason.text)
        }
        return Array(SHA256.hash(data: encoding.bytes))
    }

    private struct Encoding {
        var bytes: [UInt8] = []

        mutating func append(_ field: String?) {
            guard let field else {
                bytes.append(0)
                return
            }
            bytes.append(1)
            let length = UInt64(field.utf8.count)
            withUnsafeBytes(of: length.bigEndian) { bytes.append(contentsOf: $0) }
            bytes.append(contentsOf: field.utf8)
        }
    }
}
