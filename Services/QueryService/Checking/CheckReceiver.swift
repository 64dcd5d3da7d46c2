public import FoundationEssentials
public import Logging
public import QueryIntake
internal import QueryProjections
public import QueryReadModels
internal import UserContract

/// Takes the deliveries of the background check's replay and compares them with the read models. It changes nothing but
/// the round's journal, and any instance may take any of them.
public struct CheckReceiver: ReplaySink {
    private let readModels: ReadModels
    private let journal: CheckJournal
    private let logger: Logger
    private let metrics = CheckMetrics()

    public init(readModels: ReadModels, logger: Logger) {
        self.readModels = readModels
        journal = CheckJournal(readModels)
        self.logger = logger
    }

    public func taker(of replay: UUID) async throws(ReadModelError) -> ReplayTaker? {
        guard try await round(of: replay) != nil else { return nil }
        return { (delivery) throws(ApplyError) in
            do throws(ReadModelError) {
                return try await take(delivery, of: replay)
            } catch {
                throw .store(error)
            }
        }
    }
}

extension CheckReceiver {
    private func round(of replay: UUID) async throws(ReadModelError) -> CheckRound? {
        guard let round = try await journal.latest(), round.replayID == replay, round.finishedAt == nil else {
            return nil
        }
        return round
    }

    private func take(_ delivery: Delivery, of replay: UUID) async throws(ReadModelError) -> ApplyOutcome {
        // Ended while the request was read, or a repeat because an answer was lost.
        guard let round = try await round(of: replay), delivery.through > round.position else {
            return .accepted(position: delivery.through)
        }
        // A replay that was begun anew.
        guard delivery.after == round.position else { return .positionMismatch(position: round.position) }
        return try await compare(delivery, in: round)
    }

    private func compare(_ delivery: Delivery, in round: CheckRound) async throws(ReadModelError) -> ApplyOutcome {
        let outcome: CheckOutcome
        do {
            outcome = try await readModels.check(delivery)
        } catch {
            switch error {
            case .store(let error): throw error
            case .malformed(let problem): return try await giveUp(round, "The log tells no history: \(problem).")
            }
        }
        switch outcome {
        case .notYetApplied: throw .unavailable(detail: "The check is ahead of the read models.")
        case .otherLog: return try await giveUp(round, "The log is another one than the read models were made from.")
        case .compared(let differences):
            let users = delivery.events.count { $0.event.type == .created }
            let isOurs = try await journal.advance(
                round.replayID, from: round.position, to: delivery.through, users: users,
                differences: differences.count)
            if isOurs { tell(differences) }
            return .accepted(position: delivery.through)
        }
    }

    private func giveUp(_ round: CheckRound, _ sentence: String) async throws(ReadModelError) -> ApplyOutcome {
        if try await journal.finish(round.replayID, error: sentence) {
            metrics.ended(.failed)
            logger.error("The background check ended. \(sentence)")
        }
        return .logDiverged(position: round.position)
    }

    private func tell(_ differences: [ReadModelDifference]) {
        metrics.found(differences)
        for difference in differences {
            logger.error(
                "The read models are not what the log says; query-service verify tells all, with --repair it mends them.",
                metadata: [
                    "kind": "\(difference.kind.rawValue)", "user": "\(difference.userID?.text ?? "none")",
                    "revision": "\(difference.revision ?? 0)", "problem": "\(difference.problem.rawValue)",
                    "fields": "\((difference.fields ?? []).joined(separator: ", "))",
                ])
        }
    }
}
