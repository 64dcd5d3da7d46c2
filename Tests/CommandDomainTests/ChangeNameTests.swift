import CommandDomain
import Testing
import UserContract

struct ChangeNameTests {
    @Test(arguments: Situation.live)
    func `renames a user whatever its status`(_ situation: Situation) throws {
        given(situation.history).when(try Sarah.rename("Sara"))
            .then([.nameChanged(UserNameChanged(name: "Sara", previousName: "Sarah"))])
    }

    @Test(arguments: Situation.live)
    func `does nothing for the same name`(_ situation: Situation) throws {
        given(situation.history).when(try Sarah.rename("  Sarah ")).thenNothingHappens()
    }

    @Test func `does nothing for the same name in another Unicode form`() throws {
        given([Sarah.created, .nameChanged(UserNameChanged(name: "Ren\u{e9}e", previousName: "Sarah"))])
            .when(try Sarah.rename("Rene\u{301}e")).thenNothingHappens()
    }

    @Test func `takes another letter case for another name`() throws {
        given([Sarah.created]).when(try Sarah.rename("SARAH"))
            .then([.nameChanged(UserNameChanged(name: "SARAH", previousName: "Sarah"))])
    }

    @Test func `goes from the newest name, and back`() throws {
        given([Sarah.created, .nameChanged(UserNameChanged(name: "Sara", previousName: "Sarah"))])
            .when(try Sarah.rename("Sarah"))
            .then([.nameChanged(UserNameChanged(name: "Sarah", previousName: "Sara"))])
    }

    @Test func `refuses an unknown user`() throws {
        given([]).when(try Sarah.rename("Sara")).thenRefused(.userNotFound)
    }

    @Test func `refuses a deleted user, also when the name is the same`() throws {
        given(Situation.deleted.history).when(try Sarah.rename("Sara")).thenRefused(.userDeleted)
        given(Situation.deleted.history).when(try Sarah.rename("Sarah")).thenRefused(.userDeleted)
    }
}
