/// The algorithms that a token may be signed with (RFC 7518, section 3.1; RFC 8037, section 3.1); `none` is not among them.
enum TokenAlgorithm: String, Sendable {
    case hs256 = "HS256"
    case es256 = "ES256"
    case edDSA = "EdDSA"

    var signatureBytes: Int {
        switch self {
        case .hs256: 32
        case .es256, .edDSA: 64
        }
    }
}
