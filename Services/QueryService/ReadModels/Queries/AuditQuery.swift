public import FoundationEssentials
public import UserContract

/// A page of the audit, newest first. A filter that is nil does not take part.
public struct AuditQuery: Sendable, Hashable {
    public var actor: String?
    public var eventType: UserEventType?
    public var user: UUID?
    public var correlationID: String?
    public var from: Timestamp?
    /// Exclusive.
    public var to: Timestamp?
    public var limit = 20
    /// Position of the last entry of the page before.
    public var before: Int64?

    public init() {}
}
