import JSON

/// A JWS in its compact form (RFC 7515, section 7.1), taken apart strictly. Nothing of it is believed yet.
struct CompactToken {
    /// Bytes that a token may have: enough for every issuer's, and little to read for nothing.
    static let maximumBytes = 8 << 10

    let header: TokenHeader
    let payload: [UInt8]
    let signature: [UInt8]
    /// What is signed: header and payload as they were sent.
    let signingInput: [UInt8]

    /// - Throws: the 401 problem.
    init(_ text: String) throws(Problem) {
        guard text.utf8.count <= Self.maximumBytes else {
            throw .invalidToken("The token is longer than \(Self.maximumBytes) bytes.")
        }
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3, let header = Base64URL.decode(String(parts[0])),
            let payload = Base64URL.decode(String(parts[1])), let signature = Base64URL.decode(String(parts[2]))
        else {
            throw .invalidToken("The token is not of the form header.payload.signature.")
        }
        self.header = try TokenHeader(json: header)
        self.payload = payload
        self.signature = signature
        signingInput = Array("\(parts[0]).\(parts[1])".utf8)
    }
}
