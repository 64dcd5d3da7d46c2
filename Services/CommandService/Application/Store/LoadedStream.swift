/// What the store knows of one user, at one moment.
public struct LoadedStream: Sendable, Hashable {
    /// The state at an earlier revision; nil: begin with the first event.
    public var snapshot: StoredSnapshot?
    /// From the revision after the snapshot's, without a hole.
    public var events: [LoadedEvent]
    /// What became of the command id that was asked for.
    public var handled: HandledCommand?

    public init(snapshot: StoredSnapshot? = nil, events: [LoadedEvent], handled: HandledCommand? = nil) {
        self.snapshot = snapshot
        self.events = events
        self.handled = handled
    }

    /// 0 for an id never used.
    public var revision: Int64 { events.last?.revision ?? snapshot?.revision ?? 0 }

    /// Of the last event; 0 when there is none.
    public var position: Int64 { events.last?.position ?? snapshot?.position ?? 0 }
}
