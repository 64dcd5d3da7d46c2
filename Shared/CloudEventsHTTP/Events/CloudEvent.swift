public import FoundationEssentials
public import JSON
public import UserContract

/// One event as it was received: the attributes of CloudEvents 1.0 and the extensions of our contract.
public struct CloudEvent: Sendable, Hashable {
    public let id: UUID
    public let source: String
    public let type: String
    /// The user; `partitionkey` says the same.
    public let subject: UUID
    public let time: Timestamp
    /// The position in the log, from 1.
    public let sequence: Int64
    /// Dense per user, from 1.
    public let revision: Int64
    /// The schema version of `data`.
    public let dataVersion: Int
    public let actor: String
    public let reason: String?
    public let commandID: UUID
    public let correlationID: String
    public let causationID: String?
    public let ip: String?
    public let userAgent: String?
    public let traceparent: String?
    public let data: JSONValue
}
