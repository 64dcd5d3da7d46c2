/// The port to the log as an auditor sees it, who looks for some of its events.
public protocol EventReader: Sendable {
    /// The next of the events that match, in position order, from `after + 1` on. Never beyond the confirmed position,
    /// which is raised first when the log goes on behind it.
    ///
    /// Going on from `nextAfterPosition` until there is none gives every matching event exactly once, also while
    /// events are appended. A page may hold fewer events than `limit`, even none, and not be the last: a store need not
    /// look through the whole log at once for what is rare.
    func page(_ filter: EventFilter, after: Int64, limit: Int) async throws(EventStoreError) -> EventPage
}
