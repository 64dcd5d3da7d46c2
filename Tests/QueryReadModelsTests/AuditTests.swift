import QueryProjections
import QueryReadModels
import TestSupport
import Testing
import UserContract

@Suite(.timeLimit(.minutes(5)))
struct AuditTests {
    @Test func `every audit equals the filtered log, newest first, page by page`() async throws {
        let history = History(seed: 21, events: 400)
        let store = try await Store.make()
        _ = try await store.readModels.apply(history.delivery(after: 0, through: 400))
        let model = Model(events: history.events)
        var random = SeededRandom(22)
        for round in 0..<120 {
            var query = AuditQuery()
            query.limit = Int.random(in: 1...40, using: &random)
            if random.chance(40) { query.actor = History.actors.randomElement(using: &random) }
            if random.chance(40) { query.eventType = UserEventType.allCases.randomElement(using: &random) }
            if random.chance(30) { query.user = history.ids.randomElement(using: &random) }
            if random.chance(10) { query.correlationID = "c-\(Int.random(in: 0..<130, using: &random))" }
            if random.chance(30) { query.from = history.events.randomElement(using: &random)!.timestamp }
            if random.chance(30) { query.to = history.events.randomElement(using: &random)!.timestamp }
            let expected = model.audit(query, at: 400)
            var records: [AuditRecord] = []
            repeat {
                let page = try await store.readModels.audit(query).value
                records += page.prefix(query.limit)
                query.before = page.count > query.limit ? records.last?.position : nil
            } while query.before != nil
            #expect(records == expected, "round \(round): \(query)")
        }
        store.close()
    }
}
