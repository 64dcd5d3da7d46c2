import CommandApplication
import Testing
import UserContract

extension EventReader {
    /// Every page of a filter, from the beginning to the end.
    func walk(_ filter: EventFilter = EventFilter(), limit: Int) async throws -> [RecordedEvent] {
        var events: [RecordedEvent] = []
        var after: Int64 = 0
        while true {
            let page = try await page(filter, after: after, limit: limit)
            #expect(page.items.count <= limit)
            #expect(page.items.allSatisfy { after < $0.position && $0.position <= page.headPosition })
            events += page.items
            guard let next = page.nextAfterPosition else { return events }
            #expect(next > after, "a walk that stands still never ends")
            #expect(next >= page.items.last?.position ?? 0)
            try #require(next > after)
            after = next
        }
    }
}
