import CommandDomain
import Testing
import UserContract

struct ChangeEmailTests {
    @Test(arguments: Situation.live)
    func `changes the address whatever the status`(_ situation: Situation) throws {
        given(situation.history).when(try Sarah.move(to: "sara@example.com")).then([
            .emailChanged(UserEmailChanged(email: "sara@example.com", previousEmail: "Sarah@example.com"))
        ])
    }

    @Test(arguments: Situation.live)
    func `does nothing for the same address`(_ situation: Situation) throws {
        given(situation.history).when(try Sarah.move(to: "Sarah@example.com")).thenNothingHappens()
    }

    @Test(arguments: ["sarah@example.com", "SARAH@EXAMPLE.COM", " Sarah@Example.Com "])
    func `does nothing for the same address in another letter case`(_ email: String) throws {
        given([Sarah.created]).when(try Sarah.move(to: email)).thenNothingHappens()
    }

    @Test func `does nothing for the same address in another Unicode form`() throws {
        given([
            Sarah.created,
            .emailChanged(UserEmailChanged(email: "ren\u{e9}@example.com", previousEmail: "Sarah@example.com")),
        ]).when(try Sarah.move(to: "RENE\u{301}@example.com")).thenNothingHappens()
    }

    @Test func `refuses an unknown user`() throws {
        given([]).when(try Sarah.move(to: "sara@example.com")).thenRefused(.userNotFound)
    }

    @Test func `refuses a deleted user, also when the address is the same`() throws {
        given(Situation.deleted.history).when(try Sarah.move(to: "sara@example.com")).thenRefused(.userDeleted)
        given(Situation.deleted.history).when(try Sarah.move(to: "sarah@example.com")).thenRefused(.userDeleted)
    }
}
