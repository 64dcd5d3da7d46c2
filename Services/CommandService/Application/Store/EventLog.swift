public import FoundationEssentials
public import UserContract

/// The port to the log as those see it who read it from end to end: delivery, replay, export.
public protocol EventLog: Sendable {
    /// Made once, with the log. Two logs with the same id have the same history.
    var logID: UUID { get async throws(EventStoreError) }

    /// The events at positions `after + 1 ... through`, in order and without a hole, at most `limit` of them. Never
    /// beyond the confirmed position.
    func read(after: Int64, through: Int64, limit: Int) async throws(EventStoreError) -> [RecordedEvent]

    /// The last known position up to which nothing can be lost any more. Costs nothing to ask.
    var confirmedPosition: Int64 { get }

    /// Confirms everything that is visible now, with a commit of its own, and returns that position.
    func confirm() async throws(EventStoreError) -> Int64

    /// Returns the confirmed position once it is beyond this one, or at once when the task is cancelled.
    func waitForPosition(beyond position: Int64) async -> Int64
}
