public import FoundationEssentials
public import UserContract

/// An event that waits for `delivery.retry` or `delivery.discard`.
public struct ParkedEvent: Sendable, Hashable {
    public var position: Int64
    public var eventID: UUID
    public var aggregateID: UUID
    public var eventType: String
    public var parkedAt: Timestamp
    /// Whether a retry is ordered and not yet carried out.
    public var isRetrying: Bool
    /// Of the answer that refused it; nil for those that only wait behind it.
    public var status: Int?
    public var reason: String
    /// The refusing answer's first 1 KiB.
    public var answer: String?

    public init(
        position: Int64, eventID: UUID, aggregateID: UUID, eventType: String, parkedAt: Timestamp,
        isRetrying: Bool = false, status: Int? = nil, reason: String, answer: String? = nil
    ) {
        self.position = position
        self.eventID = eventID
        self.aggregateID = aggregateID
        self.eventType = eventType
        self.parkedAt = parkedAt
        self.isRetrying = isRetrying
        self.status = status
        self.reason = reason
        self.answer = answer
    }
}
