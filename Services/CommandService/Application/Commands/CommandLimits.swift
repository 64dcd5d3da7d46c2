/// How much the write side remembers and lets wait.
public struct CommandLimits: Sendable {
    /// Events between two snapshots of a user; at least 1.
    public var snapshotInterval = 100
    /// Users whose state is remembered; 0: nobody's.
    public var recentUsers = 10_000
    /// Commands that may wait for earlier ones for the same user, all users together. Beyond it they are refused as
    /// overload.
    public var waitingCommands = 10_000

    public init() {}
}
