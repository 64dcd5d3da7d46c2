public import UserContract

/// What the store knows of one user, at one moment.
public struct LoadedStream: Sendable, Hashable {
    /// From revision 1, without a hole; empty for an id never used.
    public var events: [RecordedEvent]
    /// What became of the command id that was asked for.
    public var handled: HandledCommand?

    public init(events: [RecordedEvent], handled: HandledCommand? = nil) {
        self.events = events
        self.handled = handled
    }

    public var revision: Int64 { events.last?.revision ?? 0 }

    /// Of the last event; 0 when there is none.
    public var position: Int64 { events.last?.position ?? 0 }
}
