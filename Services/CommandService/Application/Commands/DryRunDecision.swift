import CommandDomain
import FoundationEssentials
import UserContract

/// Decides without appending: against the present, or against the state that the user had at an earlier moment.
///
/// Against the present the e-mail rule is judged by who holds the address now. Who held it at an earlier moment the
/// reservations do not tell, so then the answer says that the rule was not checked.
struct DryRunDecision {
    let store: any EventStore
    let loader: UserLoader

    func decide(
        _ request: CommandRequest, on moment: DryRun, userID: UUID
    ) async throws(CommandFailure) -> CommandAnswer {
        let history = try await history(of: userID, at: moment, for: request)
        let decision = try Decision(request, userID: userID, history: history)
        if moment == .now {
            try await checkEmail(of: decision, userID: userID)
        }
        return CommandAnswer(
            dryRun: decision, on: history, userID: userID, unchecked: moment == .now ? [] : ["email_taken"])
    }

    private func history(
        of userID: UUID, at moment: DryRun, for request: CommandRequest
    ) async throws(CommandFailure) -> UserHistory {
        switch moment {
        case .now:
            return try await loader.load(userID, commandID: nil).history
        case .at(let time):
            return try UserHistory(
                await events(of: userID, through: .max).prefix { $0.timestamp <= time }.map(LoadedEvent.init))
        case .atRevision(let revision):
            let events = revision == 0 ? [] : try await events(of: userID, through: revision)
            guard Int64(events.count) == revision else {
                throw Self.unknownRevision(present: Int64(events.count), request, userID: userID)
            }
            return try UserHistory(events.map(LoadedEvent.init))
        }
    }

    /// A user without any revision is not a wrong param but no user, unless the command is to make it.
    private static func unknownRevision(
        present: Int64, _ request: CommandRequest, userID: UUID
    ) -> CommandFailure {
        let isCreate = if case .create = request.command { true } else { false }
        if present == 0, !isCreate { return .userNotFound(userID) }
        let problem = "must be at most \(present), the user's present revision"
        return .invalidParams([InvalidParam(param: "at_revision", problem: problem)])
    }

    private func checkEmail(of decision: Decision, userID: UUID) async throws(CommandFailure) {
        guard let email = decision.takenEmail else { return }
        do {
            guard let owner = try await store.owner(ofEmail: email), owner != userID else { return }
        } catch {
            throw CommandFailure(error)
        }
        throw .emailTaken(decision.email)
    }

    private func events(of userID: UUID, through revision: Int64) async throws(CommandFailure) -> [RecordedEvent] {
        do {
            return try await store.events(of: userID, revisions: 1...revision)
        } catch {
            throw CommandFailure(error)
        }
    }
}
