import CommandDomain
import Testing
import UserContract

struct DeleteUserTests {
    @Test(arguments: Situation.live)
    func `deletes a user whatever its status, and says who and why`(_ situation: Situation) throws {
        given(situation.history).when(try Sarah.delete(), by: "alice")
            .then([.deleted(UserDeleted(deletedBy: "alice", reason: "asked to"))])
    }

    @Test func `deletes a restored user again`() throws {
        given([Sarah.created, Sarah.deleted, Sarah.restored]).when(try Sarah.delete()).then([Sarah.deleted])
    }

    @Test func `refuses an unknown user`() throws {
        given([]).when(try Sarah.delete()).thenRefused(.userNotFound)
    }

    @Test func `refuses a deleted user: it is not deleted twice`() throws {
        given(Situation.deleted.history).when(try Sarah.delete()).thenRefused(.userDeleted)
    }
}
