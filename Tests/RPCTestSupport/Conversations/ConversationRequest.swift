/// What a caller sends.
public struct ConversationRequest: Sendable {
    public let method: String
    /// Of the token.
    public let subject: String
    /// Of the token; nil shows none.
    public let scopes: [String]?
    public let headers: [(name: String, value: String)]
    public let body: [UInt8]
}
