import CommandDomain
import FoundationEssentials
import UserContract

/// What the rules of one user say to a command: the events, and what they mean for the e-mail.
struct Decision {
    let events: [UserEvent]
    let state: UserState
    /// In normal form.
    let releasedEmail: String?
    let takenEmail: String?
    /// The address that is taken, as the user has it.
    let email: String

    /// Judges existence, then the expected revision, then the other rules.
    init(_ request: CommandRequest, userID: UUID, history: UserHistory) throws(CommandFailure) {
        let verdict = Self.verdict(on: request, history.state)
        if case .failure(let rejection) = verdict, rejection.isAboutExistence {
            throw CommandFailure(rejection, userID: userID)
        }
        if let expected = request.expectedRevision, expected != history.revision {
            throw .revisionConflict(expected: expected, actual: history.revision)
        }
        switch verdict {
        case .failure(let rejection): throw CommandFailure(rejection, userID: userID)
        case .success(let events): self.init(events, before: history.state)
        }
    }

    private init(_ events: [UserEvent], before: UserState) {
        state = UserDecider.fold(events, from: before)
        let isSameEmail = before.heldEmail == state.heldEmail
        self.events = events
        releasedEmail = isSameEmail ? nil : before.heldEmail
        takenEmail = isSameEmail ? nil : state.heldEmail
        email = if case .existing(let user) = state { user.email } else { "" }
    }

    private static func verdict(on request: CommandRequest, _ state: UserState) -> Result<[UserEvent], Rejection> {
        do {
            return .success(try UserDecider.decide(request.command, by: request.actor, state))
        } catch {
            return .failure(error)
        }
    }
}
