import FoundationEssentials
import QueryProjections
import QueryReadModels
import TestSupport
import Testing
import UserContract

/// Search where the names have to do with the order: a walk from one end meets nobody for thousands of rows.
@Suite(.timeLimit(.minutes(5)))
struct SearchTests {
    @Test func `each way to a page, and going over from one to another, gives what the filtered fold gives`()
        async throws
    {
        let events = Self.crowd()
        let store = try await Store.make()
        let log = Self.id(9_999_999)
        for after in stride(from: 0, to: events.count, by: 1_000) {
            let next = Array(events[after..<min(after + 1_000, events.count)])
            let delivery = try Delivery(
                log: log, after: Int64(after), afterEvent: nil, through: Int64(after + next.count),
                head: Int64(events.count), events: next)
            _ = try await store.readModels.apply(delivery)
        }
        let model = Model(events: events)
        var random = SeededRandom(71)
        for round in 0..<150 {
            var query = DirectoryQuery()
            query.sort = DirectorySort(
                DirectorySort.Key.allCases.randomElement(using: &random)!, descending: random.chance(50))
            query.text = ["zed", "yan", "aaron 54", "aron", "example", "d 5", "小龍", "zzz", "p9"]
                .randomElement(using: &random)
            query.deleted = [nil, false, true].randomElement(using: &random)!
            query.limit = [5, 20, 200].randomElement(using: &random)!
            if random.chance(30) { query.status = UserStatus.allCases.randomElement(using: &random) }
            if random.chance(40) { query.at = events.randomElement(using: &random)!.timestamp }
            if random.chance(20) { query.createdTo = events[Int.random(in: 0..<6_000, using: &random)].timestamp }
            let position = query.at.map(model.position(at:)) ?? Int64(events.count)
            let expected = model.list(query, at: position)
            var items: [[UInt8]] = []
            var pages = 0
            repeat {
                let page = try await store.readModels.users(query).value
                items += page.items
                query.after = page.next
                pages += 1
            } while query.after != nil && pages < 8
            let isWhole = query.after == nil
            #expect(items == (isWhole ? expected : Array(expected.prefix(items.count))), "round \(round): \(query)")
        }
        store.close()
    }

    /// Six thousand users; those at the end of the alphabet came last. Then some are renamed, deleted and suspended.
    private static func crowd() -> [ProjectedEvent] {
        var events: [ProjectedEvent] = []
        var users: [ProjectedUser] = []
        func append(_ event: UserEvent, to number: Int) {
            let position = Int64(events.count + 1)
            let before = number < users.count ? users[number] : nil
            let recorded = ProjectedEvent(
                position: position, eventID: id(1_000_000 + Int(position)), userID: id(number),
                revision: (before?.revision ?? 0) + 1, timestamp: Timestamp(microseconds: position * 1_000_000),
                event: event, origin: EventOrigin(actor: "admin", correlationID: "c", commandID: id(8_888_888)))
            events.append(recorded)
            let after = try! UserFold.apply(recorded, to: before)
            if before == nil { users.append(after) } else { users[number] = after }
        }
        for number in 0..<6_000 {
            let name = number < 5_600 ? "Aaron \(number)" : number % 50 == 0 ? "李小龍 \(number)" : "Zed \(number)"
            append(
                .created(
                    .init(
                        name: name, email: "p\(number)@Example.com", status: number % 9 == 0 ? .suspended : .active,
                        locale: "en")), to: number)
        }
        for number in stride(from: 5_601, to: 6_000, by: 4) {
            append(.nameChanged(.init(name: "Yan \(number)", previousName: users[number].name)), to: number)
            append(.deleted(.init(deletedBy: "admin", reason: "left")), to: number - 1)
            append(.statusChanged(.init(status: .deactivated, previousStatus: .active, reason: "r")), to: number + 1)
        }
        return events
    }

    private static func id(_ number: Int) -> UUID {
        let digits = String(number)
        return UUID(text: "00000000-0000-7000-8000-" + String(repeating: "0", count: 12 - digits.count) + digits)!
    }
}
