import CommandDomain
import Testing
import UserContract

struct UserStateTests {
    @Test func `begins without a user`() {
        #expect(UserDecider.initial == .nonexistent)
        #expect(UserDecider.fold([]) == .nonexistent)
    }

    @Test func `follows every event`() {
        var user = User(name: "Sarah", email: "Sarah@example.com", status: .active, locale: "de-CH")
        var state = UserDecider.evolve(.nonexistent, Sarah.created)
        #expect(state == .existing(user))

        state = UserDecider.evolve(state, .nameChanged(UserNameChanged(name: "Sara", previousName: "Sarah")))
        user.name = "Sara"
        #expect(state == .existing(user))

        let moved = UserEmailChanged(email: "sara@example.com", previousEmail: "Sarah@example.com")
        state = UserDecider.evolve(state, .emailChanged(moved))
        user.email = "sara@example.com"
        #expect(state == .existing(user))

        state = UserDecider.evolve(state, Sarah.turned(.deactivated, from: .active))
        user.status = .deactivated
        #expect(state == .existing(user))

        state = UserDecider.evolve(state, Sarah.deleted)
        user.isDeleted = true
        #expect(state == .existing(user))

        state = UserDecider.evolve(state, Sarah.restored)
        user.isDeleted = false
        #expect(state == .existing(user))
    }

    @Test func `every decision leads to a state in which the same command changes nothing or is refused`() throws {
        for situation in Situation.allCases {
            for command in try [
                Sarah.create(), Sarah.rename("Sara"), Sarah.move(to: "sara@example.com"), Sarah.turn(.suspended),
                Sarah.delete(), Sarah.restore(),
            ] {
                let before = UserDecider.fold(situation.history)
                guard let events = try? UserDecider.decide(command, by: "admin", before) else { continue }
                let after = UserDecider.fold(events, from: before)
                let again = (try? UserDecider.decide(command, by: "admin", after)) ?? []
                #expect(again.isEmpty, "\(command.method) of a user that is \(situation)")
            }
        }
    }

    @Test func `holds its e-mail in normal form unless it is deleted`() {
        #expect(UserDecider.fold([]).heldEmail == nil)
        #expect(UserDecider.fold([Sarah.created]).heldEmail == "sarah@example.com")
        #expect(UserDecider.fold(Situation.deactivated.history).heldEmail == "sarah@example.com")
        #expect(UserDecider.fold(Situation.deleted.history).heldEmail == nil)
        #expect(UserDecider.fold(Situation.deleted.history + [Sarah.restored]).heldEmail == "sarah@example.com")
    }

    @Test func `names the method of every command`() throws {
        #expect(try Sarah.create().method == "user.create")
        #expect(try Sarah.rename("Sara").method == "user.changeName")
        #expect(try Sarah.move(to: "a@b.c").method == "user.changeEmail")
        #expect(try Sarah.turn(.active).method == "user.changeStatus")
        #expect(try Sarah.delete().method == "user.delete")
        #expect(try Sarah.restore().method == "user.restore")
    }
}
