import FoundationEssentials
import JSON

/// The protected header of a JWS (RFC 7515, section 4), read strictly before anything else is believed.
struct TokenHeader {
    let algorithm: String
    /// `crit` names extensions that must be understood; none is.
    let isCritical: Bool

    init?(token: String) {
        let parts = token.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard parts.count == 3, let bytes = Self.base64URLDecoded(parts[0]),
            case .object(let header)? = try? JSONParser.parse(bytes, maximumDepth: 8),
            let algorithm = header["alg"]?.string
        else {
            return nil
        }
        self.algorithm = algorithm
        isCritical = header["crit"] != nil
    }

    private static func base64URLDecoded(_ text: Substring.UTF8View) -> [UInt8]? {
        var base64 = text.map { byte -> UInt8 in
            switch byte {
            case UInt8(ascii: "-"): UInt8(ascii: "+")
            case UInt8(ascii: "_"): UInt8(ascii: "/")
            default: byte
            }
        }
        while base64.count % 4 != 0 {
            base64.append(UInt8(ascii: "="))
        }
        return Data(base64Encoded: Data(base64)).map { [UInt8]($0) }
    }
}
