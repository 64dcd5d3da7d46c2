public import FoundationEssentials

/// The first line of a log file: whose log it is, and which part when it is not all of it.
public struct LogHeader: Sendable, Hashable {
    public static let format = "hindsight-log"
    public static let version: Int64 = 1

    public var logID: UUID
    public var selection: LogSelection

    public init(logID: UUID, selection: LogSelection = .everything) {
        self.logID = logID
        self.selection = selection
    }
}
