import CommandApplication
import FoundationEssentials
import Testing
import UserContract

extension StoreCheck {
    static let snapshots = [
        StoreCheck("a load starts from the snapshot and tells what came after it") { store, log in
            let id = UUID.version7()
            let head = try await log.confirm()
            _ = try await store.append(.sample(id, events: 5))
            let snapshot = snapshot(of: id, at: 3, position: head + 3)
            try await store.save(snapshot)
            let request = AppendRequest.sample(id, at: 5)
            _ = try await store.append(request)

            let stream = try await store.load(id, commandID: request.commandID, snapshotVersion: 1)
            #expect(stream.snapshot == snapshot)
            #expect(stream.events.map(\.revision) == [4, 5, 6])
            #expect(stream.revision == 6)
            #expect(stream.position == head + 6)
            #expect(stream.handled?.lastPosition == head + 6)
            let all = try await store.load(id, commandID: nil, snapshotVersion: nil)
            #expect(all.snapshot == nil)
            #expect(all.events.count == 6)
        },

        StoreCheck("a snapshot of the last event is the whole state") { store, log in
            let id = UUID.version7()
            _ = try await store.append(.sample(id, events: 2))
            let head = try await log.confirm()
            try await store.save(snapshot(of: id, at: 2, position: head))
            let stream = try await store.load(id, commandID: nil, snapshotVersion: 1)
            #expect(stream.events.isEmpty)
            #expect(stream.revision == 2)
            #expect(stream.position == head)
        },

        StoreCheck("a newer snapshot replaces the older") { store, log in
            let id = UUID.version7()
            let head = try await log.confirm()
            _ = try await store.append(.sample(id, events: 4))
            for revision: Int64 in [1, 3] {
                try await store.save(snapshot(of: id, at: revision, position: head + revision))
            }
            #expect(try await store.load(id, commandID: nil, snapshotVersion: 1).snapshot?.revision == 3)
        },

        StoreCheck("a snapshot of another version, or of an event that is not there, counts as none") { store, log in
            let id = UUID.version7()
            let head = try await log.confirm()
            _ = try await store.append(.sample(id, events: 2))
            _ = try await store.append(.sample(events: 2))
            for wrong in [
                snapshot(of: id, at: 2, position: head + 2, version: 2),
                snapshot(of: id, at: 7, position: head + 7), snapshot(of: id, at: 2, position: head + 3),
            ] {
                try await store.save(wrong)
                let stream = try await store.load(id, commandID: nil, snapshotVersion: 1)
                #expect(stream.snapshot == nil)
                #expect(stream.events.count == 2)
            }
        },

        StoreCheck("events of a stream are told by revision, as far as they exist") { store, _ in
            let id = UUID.version7()
            _ = try await store.append(.sample(id, events: 5))
            for (wanted, expected) in [(1...5, 1...5), (2...3, 2...3), (4...99, 4...5)]
                as [(
                    ClosedRange<Int64>, ClosedRange<Int64>
                )]
            {
                #expect(try await store.events(of: id, revisions: wanted).map(\.revision) == Array(expected))
            }
            #expect(try await store.events(of: id, revisions: 6...9).isEmpty)
            #expect(try await store.events(of: .version7(), revisions: 1...9).isEmpty)
        },
    ]

    private static func snapshot(
        of id: UUID, at revision: Int64, position: Int64, version: Int = 1
    ) -> StoredSnapshot {
        StoredSnapshot(
            aggregateID: id, revision: revision, position: position, version: version,
            state: Array(#"{"any":"JSON"}"#.utf8))
    }
}
