public import FoundationEssentials
public import QueryProjections
public import QueryReadModels

/// What is done with a delivery of a replay that this service asked for.
public typealias ReplayTaker = @Sendable (Delivery) async throws(ApplyError) -> ApplyOutcome

/// Somebody in this service who may have asked for replays.
public protocol ReplaySink: Sendable {
    /// - Returns: nil for somebody else's replay.
    /// - Throws: `.unavailable` when another instance can take it, or this one a little later.
    func taker(of replay: UUID) async throws(ReadModelError) -> ReplayTaker?
}
