public import FoundationEssentials
public import UserContract

/// One failed attempt, as `delivery.failures` tells it.
public struct FailedAttempt: Sendable, Hashable {
    public var at: Timestamp
    /// The last event of the request.
    public var position: Int64
    public var eventID: UUID?
    /// The HTTP status or SMTP reply code, when there was an answer.
    public var status: Int?
    /// One sentence.
    public var reason: String
    /// The answer's first 1 KiB.
    public var answer: String?
    public var nextAttemptAt: Timestamp?

    public init(
        at: Timestamp, position: Int64, eventID: UUID? = nil, status: Int? = nil, reason: String,
        answer: String? = nil, nextAttemptAt: Timestamp? = nil
    ) {
        self.at = at
        self.position = position
        self.eventID = eventID
        self.status = status
        self.reason = reason
        self.answer = answer
        self.nextAttemptAt = nextAttemptAt
    }
}
