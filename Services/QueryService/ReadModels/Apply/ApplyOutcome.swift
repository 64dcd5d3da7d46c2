/// What became of a delivery. `position` is the checkpoint after it.
public enum ApplyOutcome: Sendable, Hashable {
    /// The read models have every event of it: from now on, or since before.
    case accepted(position: Int64)
    case positionMismatch(position: Int64)
    case logDiverged(position: Int64)
}
