import CommandApplication
import FoundationEssentials
import Testing
import UserContract

extension StoreCheck {
    static let races = [
        StoreCheck("of 64 simultaneous creates with one e-mail, one is appended") { store, log in
            let head = try await log.confirm()
            let email = freshEmail()
            let outcomes = try await simultaneously((0..<64).map { _ in .sample(taking: email) }, store)
            #expect(outcomes.count(where: \.isAppended) == 1)
            #expect(outcomes.count { $0 == .emailTaken } == 63)
            #expect(try await log.confirm() == head + 1)
        },

        StoreCheck("of 64 simultaneous appends with one command id, one is appended") { store, log in
            let head = try await log.confirm()
            let command = UUID.version7()
            let outcomes = try await simultaneously((0..<64).map { _ in .sample(command: command) }, store)
            #expect(outcomes.count(where: \.isAppended) == 1)
            #expect(Set(outcomes.compactMap(\.handled)).count == 1)
            #expect(outcomes.compactMap(\.handled).count == 63)
            #expect(try await log.confirm() == head + 1)
        },

        StoreCheck("of simultaneous appends to one stream, one wins each revision") { store, _ in
            let id = UUID.version7()
            for revision: Int64 in 0..<4 {
                let outcomes = try await simultaneously((0..<16).map { _ in .sample(id, at: revision) }, store)
                #expect(outcomes.count(where: \.isAppended) == 1)
                #expect(outcomes.count { $0 == .revisionConflict(actual: revision + 1) } == 15)
            }
            #expect(try await store.load(id, commandID: nil).events.map(\.revision) == [1, 2, 3, 4])
        },

        StoreCheck("an e-mail that changes hands in a crowd has one owner") { store, _ in
            let (old, new) = (freshEmail(), freshEmail())
            let owner = UUID.version7()
            _ = try await store.append(.sample(owner, taking: old))
            let change = AppendRequest.sample(owner, at: 1, releasing: old, taking: new)
            let outcomes = try await simultaneously(
                [change] + (0..<16).map { _ in .sample(taking: old) } + (0..<16).map { _ in .sample(taking: new) },
                store)
            let (wantOld, wantNew) = (outcomes[1...16], outcomes[17...32])
            let oldOwner = try await store.owner(ofEmail: old)
            let newOwner = try await store.owner(ofEmail: new)
            #expect(newOwner != nil)
            #expect(oldOwner != newOwner)
            if outcomes[0].isAppended {
                #expect(newOwner == owner)
                #expect(wantNew.allSatisfy { $0 == .emailTaken })
                #expect(wantOld.count(where: \.isAppended) == (oldOwner == nil ? 0 : 1))
            } else {
                #expect(outcomes[0] == .emailTaken)
                #expect(oldOwner == owner)
                #expect(wantNew.count(where: \.isAppended) == 1)
                #expect(wantOld.allSatisfy { $0 == .emailTaken })
            }
        },

        StoreCheck("simultaneous appends get the next positions, each its own, in the order of their times") {
            store, log in
            let head = try await log.confirm()
            let outcomes = try await simultaneously((0..<64).map { .sample(events: 1 + $0 % 3) }, store)
            #expect(outcomes.count(where: \.isAppended) == 64)
            let end = try await log.confirm()
            let events = try await log.read(after: head, through: end, limit: 1000)
            #expect(events.map(\.position) == Array(head + 1...head + 127))
            #expect(zip(events, events.dropFirst()).allSatisfy { $0.timestamp < $1.timestamp })
            #expect(Set(events.map(\.eventID)).count == 127)
        },
    ]
}
