import CommandDomain
import FoundationEssentials

/// Decides without appending: against the present, or against the state that the user had at an earlier moment.
///
/// Against the present the e-mail rule is judged by who holds the address now. Who held it at an earlier moment the
/// reservations do not tell, so then the answer says that the rule was not checked.
struct DryRunDecision {
    let store: any EventStore

    func decide(
        _ request: CommandRequest, on moment: DryRun, userID: UUID
    ) async throws(CommandFailure) -> CommandAnswer {
        let stream = try await load(userID)
        let history = try UserHistory(stream, until: moment)
        if case .atRevision(let revision) = moment, history.revision < revision {
            throw Self.unknownRevision(stream, request, userID: userID)
        }
        let decision = try Decision(request, userID: userID, history: history)
        if moment == .now {
            try await checkEmail(of: decision, userID: userID)
        }
        return CommandAnswer(
            dryRun: decision, on: history, userID: userID, unchecked: moment == .now ? [] : ["email_taken"])
    }

    /// A user without any revision is not a wrong param but no user, unless the command is to make it.
    private static func unknownRevision(
        _ stream: LoadedStream, _ request: CommandRequest, userID: UUID
    ) -> CommandFailure {
        let isCreate = if case .create = request.command { true } else { false }
        if stream.events.isEmpty, !isCreate { return .userNotFound(userID) }
        let problem = "must be at most \(stream.revision), the user's present revision"
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

    private func load(_ userID: UUID) async throws(CommandFailure) -> LoadedStream {
        do {
            return try await store.load(userID, commandID: nil)
        } catch {
            throw CommandFailure(error)
        }
    }
}
