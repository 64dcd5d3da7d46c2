import CommandApplication
import FoundationEssentials
import Testing
import UserContract

extension StoreCheck {
    static let refusals = [
        StoreCheck("another revision than expected is a conflict that tells the actual one") { store, _ in
            let id = UUID.version7()
            _ = try await store.append(.sample(id, events: 2))
            for wrong: Int64 in [0, 1, 3] {
                #expect(try await store.append(.sample(id, at: wrong)) == .revisionConflict(actual: 2))
            }
            #expect(try await store.append(.sample(at: 1)) == .revisionConflict(actual: 0))
            #expect(try await store.append(.sample(id, at: 2)).isAppended)
        },

        StoreCheck("a command without events conflicts as well") { store, _ in
            let id = UUID.version7()
            _ = try await store.append(.sample(id))
            let nothing = AppendRequest.sample(id, at: 0, events: 0)
            #expect(try await store.append(nothing) == .revisionConflict(actual: 1))
            #expect(try await store.load(id, commandID: nothing.commandID).handled == nil)
        },

        StoreCheck("the revision is judged before the e-mail") { store, _ in
            let email = freshEmail()
            let id = UUID.version7()
            _ = try await store.append(.sample(id, taking: email))
            #expect(try await store.append(.sample(id, taking: email)) == .revisionConflict(actual: 1))
        },

        StoreCheck("a refused append changes nothing") { store, log in
            let (taken, own, wanted) = (freshEmail(), freshEmail(), freshEmail())
            let id = UUID.version7()
            _ = try await store.append(.sample(taking: taken))
            _ = try await store.append(.sample(id, taking: own))
            let head = try await log.confirm()

            let conflict = AppendRequest.sample(id, at: 5, releasing: own, taking: wanted)
            #expect(try await store.append(conflict) == .revisionConflict(actual: 1))
            let unlucky = AppendRequest.sample(id, at: 1, releasing: own, taking: taken)
            #expect(try await store.append(unlucky) == .emailTaken)

            #expect(try await log.confirm() == head)
            #expect(try await store.owner(ofEmail: own) == id)
            #expect(try await store.owner(ofEmail: wanted) == nil)
            for refused in [conflict, unlucky] {
                let stream = try await store.load(id, commandID: refused.commandID)
                #expect(stream.handled == nil)
                #expect(stream.revision == 1)
            }
            // A refused command's id is as good as new, whatever it is used for.
            let anew = AppendRequest.sample(id, at: 1, command: unlucky.commandID, fingerprint: 9)
            #expect(try await store.append(anew).isAppended)
            #expect(try await log.confirm() == head + 1)
        },
    ]
}
