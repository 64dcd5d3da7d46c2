import JSON

/// A string id as the client wrote it, escapes included: `"\u0041"` is answered with `"\u0041"`, not with `"A"`.
public struct StringID: Sendable, Hashable, ExpressibleByStringLiteral {
    /// JSON text, with its quotes.
    public let token: String

    public init(_ text: String) {
        token = JSONValue.string(text).text
    }

    public init(stringLiteral text: String) {
        self.init(text)
    }

    init(token: String) {
        self.token = token
    }
}
