import CommandApplication
import FoundationEssentials
import Testing
import UserContract

extension StoreCheck {
    static let emails = [
        StoreCheck("an e-mail belongs to one user") { store, _ async throws in
            let email = freshEmail()
            let owner = AppendRequest.sample(taking: email)
            #expect(try await store.owner(ofEmail: email) == nil)
            #expect(try await store.append(owner).isAppended)
            #expect(try await store.append(.sample(taking: email)) == .emailTaken)
            #expect(try await store.owner(ofEmail: email) == owner.aggregateID)
        },

        StoreCheck("a released e-mail is free for another user") { store, _ in
            let (old, new) = (freshEmail(), freshEmail())
            let (first, second) = (UUID.version7(), UUID.version7())
            _ = try await store.append(.sample(first, taking: old))
            #expect(try await store.append(.sample(first, at: 1, releasing: old, taking: new)).isAppended)
            #expect(try await store.owner(ofEmail: old) == nil)
            #expect(try await store.owner(ofEmail: new) == first)
            #expect(try await store.append(.sample(second, taking: old)).isAppended)
            #expect(try await store.owner(ofEmail: old) == second)
            #expect(try await store.append(.sample(second, at: 1, releasing: old, taking: new)) == .emailTaken)
            #expect(try await store.owner(ofEmail: old) == second)
        },

        StoreCheck("who gave an e-mail up may take it again, unless somebody else has") { store, _ in
            let email = freshEmail()
            let (first, second) = (UUID.version7(), UUID.version7())
            _ = try await store.append(.sample(first, taking: email))
            _ = try await store.append(.sample(first, at: 1, releasing: email))
            #expect(try await store.owner(ofEmail: email) == nil)
            #expect(try await store.append(.sample(first, at: 2, taking: email)).isAppended)
            _ = try await store.append(.sample(first, at: 3, releasing: email))
            _ = try await store.append(.sample(second, taking: email))
            #expect(try await store.append(.sample(first, at: 4, taking: email)) == .emailTaken)
        },

        StoreCheck("nobody can release another user's e-mail") { store, _ in
            let email = freshEmail()
            let owner = UUID.version7()
            _ = try await store.append(.sample(owner, taking: email))
            _ = try await store.append(.sample(releasing: email))
            #expect(try await store.owner(ofEmail: email) == owner)
        },
    ]
}
