import CommandApplication
import FoundationEssentials
import Testing
import UserContract

extension StoreCheck {
    static let chains = [
        StoreCheck("commands of one user are appended together, each on what the one before leaves") { store, log in
            let head = try await log.confirm()
            let id = UUID.version7()
            let (old, new) = (freshEmail(), freshEmail())
            let chain = [
                AppendRequest.sample(id, events: 2, taking: old), .sample(id, at: 2, events: 0),
                .sample(id, at: 2, taking: new), .sample(id, at: 3, events: 0),
            ]
            let outcomes = try await store.append(chain)
            let history = try await store.history(of: id)
            #expect(history.map(\.revision) == [1, 2, 3])
            #expect(history.map(\.position) == [head + 1, head + 2, head + 3])
            #expect(
                outcomes == [
                    .appended(firstPosition: head + 1, timestamps: history[0...1].map(\.timestamp)),
                    .appended(firstPosition: head + 3, timestamps: []),
                    .appended(firstPosition: head + 3, timestamps: [history[2].timestamp]),
                    .appended(firstPosition: head + 4, timestamps: []),
                ])
            #expect(try await store.owner(ofEmail: old) == id)
            #expect(try await store.owner(ofEmail: new) == id)
            for (command, last) in zip(chain, [head + 2, head + 2, head + 3, head + 3]) {
                let handled = try await store.load(id, commandID: command.commandID).handled
                #expect(handled?.lastPosition == last)
            }
        },

        StoreCheck("a command without events is recorded at its user's last position, wherever the log ends") {
            store, log in
            let id = UUID.version7()
            _ = try await store.append(.sample(id))
            let position = try await log.confirm()
            _ = try await store.append(.sample(events: 3))
            let outcomes = try await store.append([.sample(id, at: 1, events: 0), .sample(id, at: 1, events: 0)])
            let nothing = AppendOutcome.appended(firstPosition: position + 1, timestamps: [])
            #expect(outcomes == [nothing, nothing])
        },

        StoreCheck("what follows a refused command was decided on a state that never was") { store, log in
            let taken = freshEmail()
            _ = try await store.append(.sample(taking: taken))
            let id = UUID.version7()
            _ = try await store.append(.sample(id))
            let head = try await log.confirm()
            // The last one's revision happens to be right again, without the one it was decided on.
            let outcomes = try await store.append([
                .sample(id, at: 1), .sample(id, at: 2, taking: taken), .sample(id, at: 3), .sample(id, at: 2),
            ])
            #expect(outcomes[0].isAppended)
            #expect(outcomes[1] == .emailTaken)
            #expect(outcomes[2].isRevisionConflict)
            #expect(outcomes[3].isRevisionConflict)
            #expect(try await log.confirm() == head + 1)
            #expect(try await store.load(id, commandID: nil).revision == 2)
        },

        StoreCheck("a repeat within a chain is a duplicate, and what follows it a conflict") { store, log in
            let id = UUID.version7()
            let first = AppendRequest.sample(id)
            _ = try await store.append(first)
            let head = try await log.confirm()
            let outcomes = try await store.append([first, .sample(id, at: 2)])
            #expect(outcomes[0].handled?.commandID == first.commandID)
            #expect(outcomes[1].isRevisionConflict)
            let reused = AppendRequest.sample(id, at: 1, command: first.commandID, fingerprint: 2)
            #expect(try await store.append([.sample(id, at: 9), reused])[1] == .commandIDReused)
            #expect(try await log.confirm() == head)
        },

        StoreCheck("a chain that was appended is a duplicate as a whole") { store, log in
            let id = UUID.version7()
            let chain = [AppendRequest.sample(id), .sample(id, at: 1, events: 0), .sample(id, at: 1, events: 2)]
            _ = try await store.append(chain)
            let head = try await log.confirm()
            #expect(try await store.append(chain).map { $0.handled?.commandID } == chain.map(\.commandID))
            #expect(try await log.confirm() == head)
        },
    ]
}
