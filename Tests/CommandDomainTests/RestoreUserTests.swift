import CommandDomain
import Testing
import UserContract

struct RestoreUserTests {
    @Test func `restores a deleted user, and says who and why`() throws {
        given(Situation.deleted.history).when(try Sarah.restore(), by: "alice")
            .then([.restored(UserRestored(restoredBy: "alice", reason: "a mistake"))])
    }

    @Test(arguments: Situation.live)
    func `refuses a user that is not deleted`(_ situation: Situation) throws {
        given(situation.history).when(try Sarah.restore()).thenRefused(.userNotDeleted)
    }

    @Test func `refuses a user that was restored already`() throws {
        given([Sarah.created, Sarah.deleted, Sarah.restored]).when(try Sarah.restore()).thenRefused(.userNotDeleted)
    }

    @Test func `refuses an unknown user`() throws {
        given([]).when(try Sarah.restore()).thenRefused(.userNotFound)
    }

    @Test func `gives back the user as it was deleted`() throws {
        let history = [
            Sarah.created, .nameChanged(UserNameChanged(name: "Sara", previousName: "Sarah")),
            Sarah.turned(.suspended, from: .active), Sarah.deleted, Sarah.restored,
        ]
        let expected = User(name: "Sara", email: "Sarah@example.com", status: .suspended, locale: "de-CH")
        #expect(UserDecider.fold(history) == .existing(expected))
        given(history).when(try Sarah.rename("Sarah"))
            .then([.nameChanged(UserNameChanged(name: "Sarah", previousName: "Sara"))])
    }
}
