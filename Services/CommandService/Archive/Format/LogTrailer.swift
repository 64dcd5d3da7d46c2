/// The last line of a log file, without which the file is not complete.
public struct LogTrailer: Sendable, Hashable {
    /// Through which position the file has everything that was asked for.
    public var position: Int64
    public var events: Int64
    public var commands: Int64
    /// SHA-256 of every byte before this line, line ends included.
    public var digest: [UInt8]

    public init(position: Int64, events: Int64, commands: Int64, digest: [UInt8]) {
        self.position = position
        self.events = events
        self.commands = commands
        self.digest = digest
    }
}
