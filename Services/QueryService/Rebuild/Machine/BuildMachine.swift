import QueryReadModels

/// Decides on a build's next step. Pure: what is written down and what is seen in, a step out.
enum BuildMachine {
    /// A replay that ended without having brought everything is ordered again so many times.
    static let maximumReplays = 5
    /// So many kept deliveries may be applied while nothing can be applied to the copy that serves.
    static let restUnderLock: Int64 = 20

    static func step(_ build: Build, seen: BuildObservation, replay: ReplaySighting) -> BuildStep {
        guard let copy = seen.copy else {
            if build.kind == .rollback { return .fail(BuildSentence.previousGone) }
            return .prepare
        }
        guard build.isPrepared else { return .prepare }
        let waiting = build.liveDiverged ? 0 : seen.waitingDeliveries
        switch build.state {
        case .filling:
            return filling(build, at: copy.position, waiting: waiting, replay)
        case .indexing:
            if seen.missingIndexes > 0 { return .putIndexBack }
            if waiting > 0 { return .applyInbox }
            return .enter(isCompared(build, seen) ? .comparing : .switching)
        case .comparing:
            return build.differences == nil && isCompared(build, seen) ? .compare : .enter(.switching)
        case .switching:
            return waiting > restUnderLock ? .applyInbox : .end
        case .done, .failed, .cancelled:
            return .wait
        }
    }

    private static func filling(
        _ build: Build, at position: Int64, waiting: Int64, _ replay: ReplaySighting
    ) -> BuildStep {
        guard build.replayID != nil else { return .orderAnew }
        guard let end = build.toPosition else { return .repeatOrder }
        if position >= end { return waiting > 0 ? .applyInbox : .enter(.indexing) }
        switch replay {
        case .notAsked: return .lookAtReplay
        case .underWay, .unreachable: return .wait
        case .failed(let reason): return .fail(BuildSentence.replayFailed(reason))
        case .cancelled: return .fail(BuildSentence.replayCancelled)
        case .done, .unknown:
            return build.replays < maximumReplays ? .orderAnew : .fail(BuildSentence.replaysInVain)
        }
    }

    /// Another version's rows are not comparable, another history's say nothing, and a kept copy is wanted as it is.
    private static func isCompared(_ build: Build, _ seen: BuildObservation) -> Bool {
        build.kind != .rollback && !build.liveDiverged && seen.liveVersion == build.version
    }

    /// What the answer to a replay's order says about the two histories.
    /// - Parameter end: where the replay ends: the log's head when it was ordered.
    /// - Parameter before: what was seen before the order, so the log had it then.
    static func ordered(_ build: Build, end: Int64, seen before: BuildObservation) -> BuildStep? {
        if let copy = before.copy, copy.position > end {
            return .fail(BuildSentence.logIsShorter(copy: copy.position, head: end))
        }
        return nil
    }
}
