import FoundationEssentials
import UserContract

/// Takes events to a subscriber, by whatever way its URL names, and judges the answer. Nil when we gave up ourselves:
/// then nothing was learnt about the subscriber.
protocol EventSender: Sendable {
    /// - Parameter head: the log's, as known now.
    func send(_ batch: DispatchBatch, head: Int64, at now: Timestamp) async -> Attempt?

    func send(_ parked: ParkedDelivery, head: Int64, at now: Timestamp) async -> Attempt?

    /// Asks for the target's consent.
    /// - Parameter position: where the subscription stands, for what is told of a failure.
    func verify(at position: Int64) async -> Attempt?
}
