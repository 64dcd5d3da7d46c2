public import FoundationEssentials

/// The end of a revision that was the newest one until now.
public struct VersionClosure: Sendable, Hashable {
    public var userID: UUID
    public var revision: Int64
    public var end: VersionEnd

    public init(userID: UUID, revision: Int64, end: VersionEnd) {
        self.userID = userID
        self.revision = revision
        self.end = end
    }
}
