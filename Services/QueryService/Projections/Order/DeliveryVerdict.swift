/// What is to be done with a delivery.
public enum DeliveryVerdict: Sendable, Hashable {
    /// The events that are new, at least one; those before them are the same as were applied.
    case apply(ArraySlice<ProjectedEvent>)
    /// Every event has been applied before.
    case alreadyApplied
    /// It begins beyond the checkpoint: the sender continues from there.
    case positionMismatch
    /// It tells another history than the one that was applied.
    case logDiverged
}
