/// How much is appended at once, how much may wait, and for how long.
public struct AppendLimits: Sendable {
    public var commandsPerAppend = 200
    /// Of data and metadata. Commands of one chain that are more or larger by themselves are appended alone.
    public var bytesPerAppend = 4 << 20
    /// Beyond these, commands are refused as overload. Those being appended are counted.
    public var queuedCommands = 10_000
    public var queuedBytes = 64 << 20
    /// After this long the connection of an append is closed and its outcome unknown.
    public var appendDeadline: Duration = .seconds(10)
    /// How long an unknown outcome is looked into before it is told as unknown.
    public var resolveDeadline: Duration = .seconds(10)

    public init() {}
}
