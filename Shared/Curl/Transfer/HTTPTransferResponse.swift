/// The final answer to a request; interim (1xx) answers are skipped.
public struct HTTPTransferResponse: Sendable {
    public let status: Int
    /// In the order received, names in lower case, values without surrounding blanks.
    public let headers: [(name: String, value: String)]
    public let body: [UInt8]
    /// The body was longer than `maximumResponseBytes`: `body` is its beginning.
    public let truncated: Bool
    /// `Retry-After` as a wait from now (RFC 9110 section 10.2.3), never negative; nil without the header.
    public let retryAfter: Duration?

    public init(
        status: Int, headers: [(name: String, value: String)] = [], body: [UInt8] = [], truncated: Bool = false,
        retryAfter: Duration? = nil
    ) {
        self.status = status
        self.headers = headers
        self.body = body
        self.truncated = truncated
        self.retryAfter = retryAfter
    }

    /// The first value of a header, by lower-case name.
    public func header(_ name: String) -> String? {
        headers.first { $0.name == name }?.value
    }
}
