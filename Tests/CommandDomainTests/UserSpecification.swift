import CommandDomain
import Testing
import UserContract

/// `given(events).when(command)` and then what the rules say to it.
struct UserSpecification {
    static let actor = "admin"

    let events: [UserEvent]

    func when(_ command: UserCommand, by actor: String = Self.actor) -> Verdict {
        let state = UserDecider.fold(events)
        do {
            return Verdict(result: .success(try UserDecider.decide(command, by: actor, state)))
        } catch {
            return Verdict(result: .failure(error))
        }
    }

    struct Verdict {
        let result: Result<[UserEvent], Rejection>

        func then(_ events: [UserEvent], sourceLocation: SourceLocation = #_sourceLocation) {
            #expect(result == .success(events), sourceLocation: sourceLocation)
        }

        func thenNothingHappens(sourceLocation: SourceLocation = #_sourceLocation) {
            #expect(result == .success([]), sourceLocation: sourceLocation)
        }

        func thenRefused(_ rejection: Rejection, sourceLocation: SourceLocation = #_sourceLocation) {
            #expect(result == .failure(rejection), sourceLocation: sourceLocation)
        }
    }
}

func given(_ events: [UserEvent]) -> UserSpecification {
    UserSpecification(events: events)
}
