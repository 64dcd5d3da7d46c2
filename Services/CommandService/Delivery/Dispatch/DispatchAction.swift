/// What a `DispatchStateMachine` wants done. Every action except `record`, `awaitEvents` and `finish` is answered by exactly
/// one input.
enum DispatchAction: Sendable, Hashable {
    case read(ReadOrder)
    case send(DispatchBatch)
    case confirmHead
    case locate(position: Int64)
    /// `accepted`: because a request was; otherwise the subscriber is elsewhere.
    case saveCursor(from: DeliveryCursor, to: DeliveryCursor, accepted: Bool)
    /// Write down how the subscription stands. `nextAttempt` counts from now.
    case record(SubscriptionState, DeliveryFailure, nextAttempt: Duration?)
    case wait(Duration, number: Int)
    /// Say `headMoved` once the confirmed position is beyond this one.
    case awaitEvents(beyond: Int64)
    /// Nothing is under way any more and nothing will be.
    case finish
}
