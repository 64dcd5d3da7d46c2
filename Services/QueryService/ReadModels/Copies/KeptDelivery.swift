public import FoundationEssentials

/// A live delivery that was kept for a copy.
public struct KeptDelivery: Sendable, Hashable {
    public var through: Int64
    public var log: UUID
    public var after: Int64
    public var afterEvent: UUID?
    public var head: Int64
    public var raw: RawDelivery
}
