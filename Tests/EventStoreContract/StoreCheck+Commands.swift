import CommandApplication
import FoundationEssentials
import Testing
import UserContract

extension StoreCheck {
    static let commands = [
        StoreCheck("a handled command is remembered with its revisions and positions") { store, log in
            let id = UUID.version7()
            _ = try await store.append(.sample(id))
            let head = try await log.confirm()
            let request = AppendRequest.sample(id, at: 1, events: 2)
            _ = try await store.append(request)

            let expected = HandledCommand(
                commandID: request.commandID, fingerprint: request.fingerprint, aggregateID: id, firstRevision: 2,
                lastRevision: 3, firstPosition: head + 1, lastPosition: head + 2)
            #expect(try await store.load(id, commandID: request.commandID).handled == expected)
            // Also when somebody asks with the wrong user.
            let elsewhere = try await store.load(.version7(), commandID: request.commandID)
            #expect(elsewhere.handled == expected)
            #expect(elsewhere.events.isEmpty)
            #expect(try await store.load(id, commandID: .version7()).handled == nil)
            #expect(try await store.load(id, commandID: nil).handled == nil)
        },

        StoreCheck("a repeat with the same fingerprint is a duplicate and appends nothing") { store, log in
            let request = AppendRequest.sample(taking: freshEmail())
            _ = try await store.append(request)
            let head = try await log.confirm()
            let handled = try #require(try await store.append(request).handled)
            #expect(handled.commandID == request.commandID)
            #expect(handled.fingerprint == request.fingerprint)
            #expect(handled.aggregateID == request.aggregateID)
            #expect(handled.firstRevision == 1)
            #expect(handled.lastRevision == 1)
            #expect(handled.firstPosition == head)
            #expect(handled.lastPosition == head)
            #expect(try await log.confirm() == head)
            #expect(try await store.load(request.aggregateID, commandID: nil).events.count == 1)
        },

        StoreCheck("a repeat for a user made afresh finds the first user") { store, _ in
            let first = AppendRequest.sample()
            _ = try await store.append(first)
            let again = AppendRequest.sample(command: first.commandID)
            #expect(try await store.append(again).handled?.aggregateID == first.aggregateID)
            #expect(try await store.load(again.aggregateID, commandID: nil).events.isEmpty)
        },

        StoreCheck("a command id with another fingerprint is refused") { store, log in
            let request = AppendRequest.sample()
            _ = try await store.append(request)
            let head = try await log.confirm()
            let other = AppendRequest.sample(
                request.aggregateID, at: 1, command: request.commandID, fingerprint: 2)
            #expect(try await store.append(other) == .commandIDReused)
            #expect(try await log.confirm() == head)
        },

        StoreCheck("the command id is judged before the revision and the e-mail") { store, _ in
            let email = freshEmail()
            let request = AppendRequest.sample(taking: email)
            _ = try await store.append(request)
            let stale = AppendRequest.sample(
                request.aggregateID, at: 9, command: request.commandID, fingerprint: 2, taking: email)
            #expect(try await store.append(stale) == .commandIDReused)
        },

        StoreCheck("a command that changes nothing is remembered too") { store, log in
            let id = UUID.version7()
            _ = try await store.append(.sample(id, events: 2))
            let position = try await log.confirm()
            _ = try await store.append(.sample())
            let head = try await log.confirm()

            let nothing = AppendRequest.sample(id, at: 2, events: 0)
            #expect(try await store.append(nothing) == .appended(firstPosition: position + 1, timestamps: []))
            #expect(try await log.confirm() == head)
            let handled = try #require(try await store.load(id, commandID: nothing.commandID).handled)
            #expect(handled.firstRevision == 3)
            #expect(handled.lastRevision == 2)
            #expect(handled.lastPosition == position)
            #expect(try await store.append(nothing).handled == handled)
        },
    ]
}
