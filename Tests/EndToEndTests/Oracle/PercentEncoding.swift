/// A value of a query parameter (RFC 3986, section 2.1): everything but the unreserved characters is encoded.
enum PercentEncoding {
    static func of(_ text: String) -> String {
        text.utf8.map { byte in
            let character = Character(UnicodeScalar(byte))
            guard !character.isASCII || !(character.isLetter || character.isNumber || "-._~".contains(character)) else {
                return String(character)
            }
            let hex = String(byte, radix: 16, uppercase: true)
            return "%" + (hex.count == 1 ? "0" : "") + hex
        }.joined()
    }
}
