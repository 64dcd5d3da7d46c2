import FoundationEssentials

/// What has happened: everything that moves a `DispatchStateMachine`.
enum DispatchInput: Sendable {
    /// This process now dispatches for the subscription.
    case started
    /// There may be more events than before.
    case headMoved
    case batchRead(ReadOrder, DispatchBatch)
    case readFailed(ReadOrder)
    /// The request under way ended; `failure` describes it unless it was accepted.
    case answered(Verdict, failure: DeliveryFailure?)
    /// The target was asked for its consent; `accepted` means that it gave it.
    case verified(Verdict, failure: DeliveryFailure?)
    /// The log's confirmed head, asked for anew.
    case headConfirmed(Int64)
    case confirmationFailed
    /// The id of the last event at or below the position that this subscription passes.
    case located(position: Int64, eventID: UUID?)
    case locationFailed(position: Int64)
    case cursorSaved
    /// The cursor in the store is not where this machine left it: somebody else dispatches or moved it.
    case cursorTaken
    /// An operator ordered parked events to be sent.
    case retriesOrdered
    /// The next one of them; nil when there is none left.
    case parkedRead(ParkedDelivery?)
    case parkedReadFailed
    case parkedSettled
    /// Time to write down what was settled without a request.
    case checkpointDue
    /// A wait is over. Only the latest wait counts.
    case waited(number: Int)
    /// Finish what is under way and end.
    case stopRequested
}
