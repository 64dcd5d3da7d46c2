import FoundationEssentials
import Logging
import Postgres
import QueryProjections
import QueryReadModels
import ReplayClient
import UserContract

/// Carries the steps of one build out, one after the other.
struct BuildDriver: Sendable {
    /// What a step left behind.
    enum Outcome: Sendable, Hashable {
        /// Look again at once.
        case onward
        /// Look again in a moment.
        case later
        /// There is nothing to drive any more.
        case ended
    }

    let store: BuildStore
    let connections: CopyConnections
    let replays: any BuildReplays
    let progress: BuildProgress
    let logger: Logger

    /// One step of the build that is not finished.
    func advance(_ build: Build) async throws(ReadModelError) -> Outcome {
        let seen = try await store.observe(build)
        var build = build
        progress.show(build, at: seen.copy?.position ?? 0)
        var step = BuildMachine.step(build, seen: seen, replay: .notAsked)
        if step == .lookAtReplay {
            step = BuildMachine.step(build, seen: seen, replay: await sight(build))
        }
        if step == .wait || build.state == .filling, let copy = seen.copy, build.position != copy.position {
            build.position = copy.position
            build.progressedAt = .now()
        }
        return try await carryOut(step, build, seen)
    }

    private func carryOut(
        _ step: BuildStep, _ build: Build, _ seen: BuildObservation
    ) async throws(ReadModelError) -> Outcome {
        var build = build
        switch step {
        case .prepare:
            try await store.prepare(build)
            build.isPrepared = true
            return try await save(build)
        case .orderAnew:
            build.replayID = .version7()
            build.replayFrom = max(1, seen.copy?.position ?? 1)
            build.toPosition = nil
            build.liveBefore = seen.livePosition
            build.replays += 1
            build.filledFrom = seen.copy?.position ?? 0
            build.fillingSince = .now()
            return try await save(build)
        case .repeatOrder:
            return try await order(build, seen)
        case .lookAtReplay, .wait:
            _ = try await store.save(build)
            return .later
        case .applyInbox:
            return try await applyInbox(build, seen)
        case .enter(let state):
            if state == .comparing || state == .switching, build.state == .indexing { try await store.analyze(build) }
            if build.state == .indexing, try await !store.tellsLiveHistoryIfComparable(build, seen) {
                build.liveDiverged = true
            }
            build.state = state
            build.position = seen.copy?.position ?? build.position
            return try await save(build)
        case .putIndexBack:
            try await store.putIndexBack(build)
            return .onward
        case .compare:
            build.differences = try await store.compare(build)
            build.state = .switching
            return try await save(build)
        case .end:
            return try await end(build, seen)
        case .fail(let sentence):
            try await fail(build, sentence)
            return .ended
        }
    }

    private func save(_ build: Build) async throws(ReadModelError) -> Outcome {
        try await store.save(build) ? .onward : .ended
    }

    // MARK: the replay

    private func order(_ build: Build, _ seen: BuildObservation) async throws(ReadModelError) -> Outcome {
        guard let id = build.replayID else { return .onward }
        var build = build
        let replay: ReplayDocument
        do throws(ServiceClientProblem) {
            replay = try await replays.order(
                id, from: build.replayFrom ?? 1, reason: "\(build.kind.rawValue) of the read models")
        } catch {
            let sentence = BuildSentence.refused("\(error).")
            // A token that has run out may be renewed.
            guard error.mayPass || error.status == 401 else {
                try await fail(build, sentence)
                return .ended
            }
            if build.error != sentence {
                logger.warning("A replay is ordered again and again.", metadata: ["reason": "\(error)"])
                build.error = sentence
                _ = try await store.save(build)
            }
            return .later
        }
        if case .fail(let sentence) = BuildMachine.ordered(build, end: replay.toPosition, seen: seen) {
            try await fail(build, sentence)
            return .ended
        }
        build.toPosition = replay.toPosition
        build.error = nil
        // What was applied before the order was in the log then - unless that was cut off since.
        if let before = build.liveBefore, before > replay.toPosition { build.liveDiverged = true }
        return try await save(build)
    }

    private func sight(_ build: Build) async -> ReplaySighting {
        guard let id = build.replayID else { return .unknown }
        do throws(ServiceClientProblem) {
            let replay = try await replays.replay(id)
            switch replay.state {
            case .queued, .running: return .underWay
            case .done: return .done
            case .failed: return .failed(replay.error ?? "No reason was given.")
            case .cancelled: return .cancelled
            }
        } catch {
            return error.status == 404 ? .unknown : .unreachable
        }
    }

    // MARK: what was kept

    private func applyInbox(_ build: Build, _ seen: BuildObservation) async throws(ReadModelError) -> Outcome {
        var build = build
        switch try await inbox.run(build, from: seen.copy?.position ?? 0) {
        case .emptied: return .onward
        case .diverged: build.liveDiverged = true
        case .gap: refill(&build)
        }
        return try await save(build)
    }

    private var inbox: InboxReplay { InboxReplay(store: store, connections: connections) }

    /// Another replay must bring what is missing.
    private func refill(_ build: inout Build) {
        build.state = .filling
        build.replayID = nil
        build.toPosition = nil
    }

    // MARK: the end

    private func end(_ build: Build, _ seen: BuildObservation) async throws(ReadModelError) -> Outcome {
        var build = build
        if build.liveDiverged {
            build.error = build.kind == .verify ? BuildSentence.verifiedOtherHistory : BuildSentence.otherHistory
        }
        var rest = InboxReplay.End.emptied
        let ending = try await store.end(build) {
            rest = try await inbox.run(build, from: seen.copy?.position ?? 0)
        }
        switch ending {
        case .ended:
            let differences = build.differences.map { String($0) } ?? "unknown"
            logger.info(
                "A build of the read models has ended.",
                metadata: [
                    "kind": "\(build.kind.rawValue)", "build": "\(build.id.text)", "differences": "\(differences)",
                ])
            return .ended
        case .gone:
            return .ended
        case .behind:
            if rest == .diverged {
                build.liveDiverged = true
            } else if build.replays < BuildMachine.maximumReplays {
                refill(&build)
            } else {
                // Replays of the whole log did not bring it: it is not in the log.
                build.liveDiverged = true
            }
            return try await save(build)
        }
    }

    private func fail(_ build: Build, _ sentence: String) async throws(ReadModelError) {
        logger.error(
            "A build of the read models failed.",
            metadata: ["kind": "\(build.kind.rawValue)", "build": "\(build.id.text)", "reason": "\(sentence)"])
        try await store.fail(build, sentence)
    }
}

extension BuildStore {
    /// Another version's copy is laid out differently; what was found out before stays.
    fileprivate func tellsLiveHistoryIfComparable(
        _ build: Build, _ seen: BuildObservation
    ) async throws(ReadModelError) -> Bool {
        if build.liveDiverged { return false }
        guard seen.liveVersion == build.version else { return true }
        return try await tellsLiveHistory(build)
    }
}
