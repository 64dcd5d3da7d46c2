import FoundationEssentials
import Postgres
import TestSupport
import Testing
import UserContract

@testable import CommandDelivery

@Suite(.timeLimit(.minutes(5)))
struct ReplayOrderTests {
    private func request(_ change: (inout ReplayRequest) -> Void = { _ in }) -> ReplayRequest {
        var request = ReplayRequest(subscription: "crm", reason: "a gap")
        change(&request)
        return request
    }

    private func made(_ rig: AdministrationRig) async throws {
        try await rig.create()
        try await rig.append([.created, .nameChanged, .deleted])
    }

    private func problems(_ order: () async throws -> Void) async -> [String] {
        let error = await #expect(throws: DeliveryAdministrationError.self) { try await order() }
        guard case .invalid(let problems) = error else {
            Issue.record("\(String(describing: error))")
            return []
        }
        return problems.map(\.param)
    }

    @Test func `a replay waits for a dispatcher with all that was asked for`() async throws {
        let rig = try await AdministrationRig.make()
        try await made(rig)
        let user = UUID.version7()
        let asked = request { request in
            request.reason = "  a gap "
            request.fromPosition = 2
            request.toPosition = 900
            request.aggregateID = user
            request.eventTypes = [.nameChanged, .created]
            request.targetURL = "https://other.example.com/"
            request.ratePerSecond = 50
            request.includesSideEffects = true
        }
        let replay = try await rig.administration.create(asked, by: "ada")
        #expect(replay.state == .queued && replay.subscription == "crm")
        #expect(replay.reason == "a gap" && replay.requestedBy == "ada")
        #expect(replay.matchingEvents == 0 && replay.deliveredEvents == 0)
        #expect(replay.position == 1 && replay.toPosition == 3 && replay.rateLimit == 50)
        #expect(replay.startedAt == nil && replay.endedAt == nil && replay.error == nil)
        #expect(try await rig.administration.replay(replay.id) == replay)
        try await rig.store.withLead { lead in
            let job = try #require(try await lead.replays().first)
            #expect(job.id == replay.id && job.subscription == "crm")
            #expect(job.cursor == DeliveryCursor(position: 1) && job.start == 1 && job.toPosition == 3)
            #expect(job.aggregateID == user && job.eventTypes == ["USER_CREATED", "USER_NAME_CHANGED"])
            #expect(job.targetURL == "https://other.example.com/" && job.ratePerSecond == 50)
        }
    }

    @Test func `a replay of nothing is made all the same`() async throws {
        let rig = try await AdministrationRig.make()
        try await made(rig)
        let replay = try await rig.administration.create(request { $0.fromPosition = 50 }, by: "ada")
        #expect(replay.matchingEvents == 0 && replay.position == 3 && replay.toPosition == 3)
        try await rig.create("early")
        let empty = try await AdministrationRig.make()
        try await empty.create()
        let none = try await empty.administration.create(request(), by: "ada")
        #expect(none.matchingEvents == 0 && none.position == 0 && none.toPosition == 0)
    }

    @Test func `an order that is repeated gets its replay, also when the log or the subscription is another since`()
        async throws
    {
        let rig = try await AdministrationRig.make()
        try await made(rig)
        let asked = request { $0.replayID = .version7() }
        let replay = try await rig.administration.create(asked, by: "ada")
        #expect(replay.id == asked.replayID)
        try await rig.append([.created])
        #expect(try await rig.administration.create(asked, by: "ada") == replay)
        _ = try await rig.administration.delete("crm")
        let failed = try await rig.administration.create(asked, by: "ada")
        #expect(failed.id == replay.id && failed.state == .failed)
    }

    @Test func `an id is for one order of one person`() async throws {
        let rig = try await AdministrationRig.make()
        try await made(rig)
        let asked = request { $0.replayID = .version7() }
        _ = try await rig.administration.create(asked, by: "ada")
        #expect(await problems { _ = try await rig.administration.create(asked, by: "grace") } == ["replay_id"])
        var other = asked
        other.toPosition = 3
        #expect(await problems { _ = try await rig.administration.create(other, by: "ada") } == ["replay_id"])
        #expect(try await rig.administration.replays(before: nil, limit: 10).count == 1)
    }

    @Test func `of the same order many times at once one replay is made`() async throws {
        let rig = try await AdministrationRig.make()
        try await made(rig)
        let asked = request { $0.replayID = .version7() }
        let replays = try await withThrowingTaskGroup(of: ReplayStatus.self) { group in
            for _ in 0..<10 { group.addTask { try await rig.administration.create(asked, by: "ada") } }
            return try await group.reduce(into: Set()) { $0.insert($1) }
        }
        #expect(replays.count == 1)
        #expect(try await rig.administration.replays(before: nil, limit: 10).count == 1)
    }

    @Test func `the latest are listed first, page by page`() async throws {
        let rig = try await AdministrationRig.make()
        try await made(rig)
        var ids: [UUID] = []
        for _ in 0..<5 { ids.insert(try await rig.administration.create(request(), by: "ada").id, at: 0) }
        #expect(Set(ids).count == 5)
        var (listed, last): ([UUID], UUID?) = ([], nil)
        repeat {
            let page = try await rig.administration.replays(before: last, limit: 2).map(\.id)
            listed += page
            last = page.count == 2 ? page[1] : nil
        } while last != nil
        #expect(listed == ids)
        #expect(try await rig.administration.replays(before: ids[4], limit: 2).isEmpty)
        let unknown = await problems { _ = try await rig.administration.replays(before: .version7(), limit: 2) }
        #expect(unknown == ["cursor"])
    }

    @Test func `a cancelled replay is not run, and one that has ended stays as it is`() async throws {
        let rig = try await AdministrationRig.make()
        try await made(rig)
        let (queued, running, done) = (
            try await rig.administration.create(request(), by: "ada").id,
            try await rig.administration.create(request(), by: "ada").id,
            try await rig.administration.create(request(), by: "ada").id
        )
        try await rig.store.withLead { lead in
            #expect(try await lead.beginReplay(running))
            try await lead.endReplay(done, as: .done, error: nil)
            for id in [queued, running] {
                let cancelled = try await rig.administration.cancel(id)
                #expect(cancelled.state == .cancelled && cancelled.endedAt != nil)
                #expect(try await rig.administration.cancel(id) == cancelled)
                #expect(try await !lead.beginReplay(id))
            }
            #expect(try await lead.replays().isEmpty)
        }
        #expect(try await rig.administration.cancel(done).state == .done)
    }

    @Test func `one that is not there is not found`() async throws {
        let rig = try await AdministrationRig.make()
        let id = UUID.version7()
        let missing = DeliveryAdministrationError.notFound("There is no replay \(id.text).")
        await #expect(throws: missing) { try await rig.administration.replay(id) }
        await #expect(throws: missing) { try await rig.administration.cancel(id) }
        await #expect(throws: DeliveryAdministrationError.subscriptionNotFound(name: "crm")) {
            try await rig.administration.create(request(), by: "ada")
        }
    }

    @Test func `an order that makes no sense is refused, with all its reasons`() async throws {
        let rig = try await AdministrationRig.make()
        try await made(rig)
        let told = await problems {
            let wrong = request { request in
                request.reason = ""
                request.fromPosition = 0
                request.ratePerSecond = 0
            }
            _ = try await rig.administration.create(wrong, by: "ada")
        }
        #expect(told == ["reason", "from_position", "rate_per_second"])
        for url in ["https://127.0.0.1/", "https://a:b@example.com/", "ftp://example.com/", "nonsense"] {
            let asked = request { $0.targetURL = url }
            #expect(await problems { _ = try await rig.administration.create(asked, by: "ada") } == ["target_url"])
            #expect(await problems { _ = try await rig.administration.extent(of: asked) } == ["target_url"])
        }
        try await rig.run("UPDATE subscriptions SET url = 'smtp://relay.example.com'")
        let mail = await problems { _ = try await rig.administration.create(request(), by: "ada") }
        #expect(mail == ["include_side_effects"])
        #expect(try await rig.administration.replays(before: nil, limit: 10).isEmpty)
    }
}
