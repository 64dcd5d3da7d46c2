/// What a `DispatchStateMachine` wants done. Every action except `record`, `awaitEvents`, `complete`, `fail` and `finish`
/// is answered by exactly one input.
enum DispatchAction: Sendable, Hashable {
    case read(ReadOrder)
    case send(DispatchBatch)
    /// Ask the target for its consent.
    case verify
    case confirmHead
    case locate(position: Int64)
    case save(CursorMove)
    /// Write down how the subscription stands. `nextAttempt` counts from now.
    case record(SubscriptionState, DeliveryFailure, nextAttempt: Duration?)
    case readParked
    case sendParked(ParkedDelivery)
    /// It was accepted, or refused again with this failure.
    case settleParked(position: Int64, refusal: DeliveryFailure?)
    case wait(Duration, number: Int)
    /// Say `headMoved` once the confirmed position is beyond this one.
    case awaitEvents(beyond: Int64)
    /// The replay has sent everything; write that down, with this last step.
    case complete(CursorMove)
    /// The replay cannot go on.
    case fail(DeliveryFailure)
    /// Nothing is under way any more and nothing will be.
    case finish
}
