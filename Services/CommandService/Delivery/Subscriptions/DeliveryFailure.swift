/// Why an attempt failed, in words fit for logs, tables and operators: never a body, never a URL.
public struct DeliveryFailure: Error, Sendable, Hashable {
    /// The last position of the request.
    public var position: Int64
    /// The HTTP status, when there was an answer.
    public var status: Int?
    /// One sentence.
    public var reason: String

    public init(position: Int64, status: Int? = nil, reason: String) {
        self.position = position
        self.status = status
        self.reason = reason
    }
}
