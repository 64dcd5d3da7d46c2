/// How much a replay would send: the answer to a dry run.
public struct ReplayExtent: Sendable, Hashable {
    public var matchingEvents: Int64
    /// The first and the last position that may be sent. The last is one before the first when there is nothing.
    public var fromPosition: Int64
    public var toPosition: Int64

    public init(matchingEvents: Int64, fromPosition: Int64, toPosition: Int64) {
        self.matchingEvents = matchingEvents
        self.fromPosition = fromPosition
        self.toPosition = toPosition
    }
}
