import CommandApplication
import FoundationEssentials
import Testing
import UserContract

extension StoreCheck {
    static let events = [
        StoreCheck("an id never used has no events") { store, _ in
            let stream = try await store.load(.version7(), commandID: nil)
            #expect(stream.events.isEmpty)
            #expect(stream.handled == nil)
        },

        StoreCheck("appended events come back byte for byte") { store, log in
            let head = try await log.confirm()
            var request = AppendRequest.sample()
            // Text that a database which understands JSON would write differently.
            request.events[0].data = Array(#"{ "z" : 1.0,"a":"é\u00e9 😀\/", "a b":[ ] }"#.utf8)
            request.events[0].metadata = Array(" {\"command_id\":null,\n\"actor\":\"\\\"x\"} ".utf8)
            request.events[0].version = 7
            let outcome = try await store.append(request)

            let history = try await store.history(of: request.aggregateID)
            let event = try #require(history.first)
            #expect(history.count == 1)
            #expect(try await store.load(request.aggregateID, commandID: nil).events == [LoadedEvent(event)])
            #expect(event.eventID == request.events[0].eventID)
            #expect(event.aggregateID == request.aggregateID)
            #expect(event.type == request.events[0].type)
            #expect(event.version == 7)
            #expect(event.data == request.events[0].data)
            #expect(event.metadata == request.events[0].metadata)
            #expect(event.revision == 1)
            #expect(event.position == head + 1)
            #expect(outcome == .appended(firstPosition: event.position, timestamps: [event.timestamp]))
            #expect(try await log.read(after: head, through: head + 1, limit: 10) == history)
        },

        StoreCheck("positions are dense over all streams, revisions over each") { store, log in
            let head = try await log.confirm()
            let (first, second) = (UUID.version7(), UUID.version7())
            for request in [
                AppendRequest.sample(first, events: 2), .sample(second), .sample(first, at: 2), .sample(second, at: 1),
            ] {
                #expect(try await store.append(request).isAppended)
            }
            let one = try await store.load(first, commandID: nil)
            let two = try await store.load(second, commandID: nil)
            #expect(one.events.map(\.revision) == [1, 2, 3])
            #expect(two.events.map(\.revision) == [1, 2])
            #expect(one.events.map { $0.position - head } == [1, 2, 4])
            #expect(two.events.map { $0.position - head } == [3, 5])
        },

        StoreCheck("times strictly increase with positions") { store, log in
            let head = try await log.confirm()
            var told: [Timestamp] = []
            for _ in 0..<5 {
                guard case .appended(_, let timestamps) = try await store.append(.sample(events: 3)) else {
                    Issue.record("refused")
                    return
                }
                told += timestamps
            }
            let events = try await log.read(after: head, through: head + 15, limit: 100)
            #expect(events.map(\.timestamp) == told)
            #expect(zip(told, told.dropFirst()).allSatisfy { $0.microseconds + 1 <= $1.microseconds })
        },
    ]
}
