public import FoundationEssentials

/// One event as the audit tells it, with the user it is about.
public struct AuditRecord: Sendable, Hashable {
    public var position: Int64
    public var user: UUID
    /// The item of a history (contract, section 3) as JSON.
    public var entry: [UInt8]

    public init(position: Int64, user: UUID, entry: [UInt8]) {
        self.position = position
        self.user = user
        self.entry = entry
    }
}
