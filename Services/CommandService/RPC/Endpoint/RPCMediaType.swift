/// The request types that JSON-RPC clients are known to send; `Accept` is not looked at.
enum RPCMediaType {
    static let accepted = ["application/json", "application/json-rpc", "application/jsonrequest"]

    /// A missing header is accepted; parameters such as `charset` do not count.
    static func isAccepted(_ contentType: String?, among accepted: [String] = accepted) -> Bool {
        guard let contentType else {
            return true
        }
        let type = contentType.prefix { $0 != ";" }.filter { !$0.isWhitespace }.lowercased()
        return type.isEmpty || accepted.contains(type)
    }
}
