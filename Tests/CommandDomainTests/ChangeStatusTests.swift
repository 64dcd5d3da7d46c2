import CommandDomain
import Testing
import UserContract

struct ChangeStatusTests {
    @Test(arguments: Situation.live, UserStatus.allCases)
    func `turns any status into any other, and none into itself`(_ situation: Situation, _ status: UserStatus) throws {
        let verdict = given(situation.history).when(try Sarah.turn(status))
        if status == situation.status {
            verdict.thenNothingHappens()
        } else {
            verdict.then([Sarah.turned(status, from: situation.status)])
        }
    }

    @Test(arguments: UserStatus.allCases)
    func `refuses an unknown user`(_ status: UserStatus) throws {
        given([]).when(try Sarah.turn(status)).thenRefused(.userNotFound)
    }

    @Test(arguments: UserStatus.allCases)
    func `refuses a deleted user, whatever its status was`(_ status: UserStatus) throws {
        given(Situation.deleted.history).when(try Sarah.turn(status)).thenRefused(.userDeleted)
        given(Situation.suspended.history + [Sarah.deleted]).when(try Sarah.turn(status)).thenRefused(.userDeleted)
    }
}
