/// What happened on a day. A user that was deleted twice that day counts twice.
public struct DayCounts: Sendable, Hashable {
    public var created: Int64
    public var deleted: Int64

    public init(created: Int64 = 0, deleted: Int64 = 0) {
        self.created = created
        self.deleted = deleted
    }
}
