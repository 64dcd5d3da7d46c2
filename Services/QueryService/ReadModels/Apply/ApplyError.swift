public import QueryProjections

/// Why a delivery was not judged to its end. Nothing of it is applied, or it is unknown and the next attempt will see.
public enum ApplyError: Error, Sendable {
    /// Its events are no history of the users they name.
    case malformed(DeliveryProblem)
    case store(ReadModelError)
}
