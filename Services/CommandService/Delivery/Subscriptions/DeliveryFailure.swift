public import FoundationEssentials

/// Why an attempt failed.
public struct DeliveryFailure: Error, Sendable, Hashable {
    /// The last position of the request.
    public var position: Int64
    /// The last event of the request.
    public var eventID: UUID?
    /// The HTTP status or SMTP reply code, when there was an answer.
    public var status: Int?
    /// One sentence, fit for logs and tables: never a body, never a URL.
    public var reason: String
    /// The answer's first 1 KiB. Never for logs: it is the subscriber's text.
    public var answer: String?

    public init(position: Int64, eventID: UUID? = nil, status: Int? = nil, reason: String, answer: String? = nil) {
        self.position = position
        self.eventID = eventID
        self.status = status
        self.reason = reason
        self.answer = answer
    }
}
