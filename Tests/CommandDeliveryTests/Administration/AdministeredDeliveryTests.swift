import CloudEventsHTTP
import FoundationEssentials
import TestSupport
import Testing
import UserContract
import WebhookTestSupport

@testable import CommandDelivery

/// What is ordered is done: real database, real dispatchers, real transfers.
@Suite(.timeLimit(.minutes(5)))
struct AdministeredDeliveryTests {
    private let subscriber = ChoosySubscriber()

    private func server() throws -> ScriptedHTTPServer {
        let subscriber = subscriber
        return try ScriptedHTTPServer { subscriber.serve($0) }
    }

    private func draft(_ server: ScriptedHTTPServer) -> SubscriptionDraft {
        var draft = SubscriptionDraft(name: "crm", url: server.url)
        draft.secret = subscriber.secret
        draft.start = .beginning
        return draft
    }

    @Test func `a subscription is delivered to from where it starts, also one that is made meanwhile`() async throws {
        let rig = try await AdministrationRig.make(isOnLoopback: true)
        let server = try server()
        try await rig.log.append(3)
        try await rig.delivering {
            var draft = draft(server)
            draft.start = .after(1)
            _ = try await rig.administration.create(draft)
            try await rig.wait { $0.position == 3 }
            try await rig.log.append(2)
            try await rig.wait { $0.position == 5 && $0.lastSuccessAt != nil }
        }
        #expect(subscriber.state.value.taken == [2, 3, 4, 5])
        #expect(subscriber.state.value.problems.isEmpty)
        #expect(server.requests[0].header("hindsight-after") == "1")
        #expect(server.requests[0].header("hindsight-after-event") == nil)
    }

    @Test func `nothing is sent while it is paused, and everything when it is resumed`() async throws {
        let rig = try await AdministrationRig.make(isOnLoopback: true)
        let server = try server()
        _ = try await rig.administration.create(draft(server))
        _ = try await rig.administration.pause("crm")
        let witness = try ScriptedHTTPServer { _ in .answer(200) }
        _ = try await rig.administration.create(SubscriptionDraft(name: "witness", url: witness.url))
        try await rig.delivering {
            for count in 1...5 {
                try await rig.log.append(1)
                try await witness.waitForRequests(count)
            }
            #expect(server.requests.isEmpty)
            _ = try await rig.administration.resume("crm")
            try await rig.wait { $0.position == 5 }
        }
        #expect(subscriber.state.value.taken == [1, 2, 3, 4, 5])
    }

    @Test func `resuming one that waits for its next attempt makes it try at once`() async throws {
        let rig = try await AdministrationRig.make(isOnLoopback: true)
        let server = try server()
        try await rig.log.append(1)
        let ids = try await rig.log.eventIDs()
        let isRefusing = Watched(true)
        let moody = try ScriptedHTTPServer { _ in
            // An hour: nothing but the order ends the wait within this test.
            isRefusing.value ? .answer(503, headers: [("Retry-After", "3600")]) : .answer(200)
        }
        var draft = draft(server)
        draft.url = moody.url
        _ = try await rig.administration.create(draft)
        try await rig.delivering {
            try await rig.wait { $0.state == .retrying }
            let failure = try #require(try await rig.administration.failures(of: "crm", limit: 1).first)
            #expect(failure.status == 503 && failure.eventID == ids.first && failure.nextAttemptAt != nil)
            isRefusing.update { $0 = false }
            _ = try await rig.administration.resume("crm")
            try await rig.wait { $0.position == 1 && $0.state == .active }
        }
        #expect(moody.requests.count == 2)
    }

    @Test func `while a secret is rotated requests are signed with both`() async throws {
        let rig = try await AdministrationRig.make(isOnLoopback: true)
        let server = try server()
        _ = try await rig.administration.create(draft(server))
        try await rig.delivering {
            try await rig.log.append(1)
            try await rig.wait { $0.position == 1 }
            let fresh = try #require(
                try await rig.administration.rotateSecret(of: "crm", to: nil, graceSeconds: 3_600).secret)
            var count: Int64 = 1
            while server.requests.last?.header(WebhookHeader.signature)?.contains(" ") != true {
                count += 1
                try await rig.log.append(1)
                try await rig.wait { $0.position == count }
            }
            let request = try #require(server.requests.last)
            for secret in [fresh, subscriber.secret] {
                try WebhookSignature.verify(
                    header: request.header(WebhookHeader.signature), id: request.header(WebhookHeader.id),
                    timestamp: request.header(WebhookHeader.timestamp), body: request.body, secrets: [secret])
            }
        }
        #expect(subscriber.state.value.problems.isEmpty)
    }

    @Test func `a deleted one gets nothing more, and its successor of the same name begins anew`() async throws {
        let rig = try await AdministrationRig.make(isOnLoopback: true)
        let (server, other) = (try server(), try ScriptedHTTPServer { _ in .answer(200) })
        _ = try await rig.administration.create(draft(server))
        try await rig.delivering {
            try await rig.log.append(3)
            try await rig.wait { $0.position == 3 }
            _ = try await rig.administration.delete("crm")
            var successor = draft(other)
            successor.maxBatch = 10
            _ = try await rig.administration.create(successor)
            try await rig.log.append(1)
            // Its successor is led only when nobody leads the deleted one any more.
            try await rig.wait { $0.position == 4 }
            let count = server.requests.count
            try await rig.log.append(3)
            try await rig.wait { $0.position == 7 }
            #expect(server.requests.count == count)
        }
        #expect(other.requests.first?.header("hindsight-after") == "0")
    }

    @Test func `parked events are sent again when that is ordered, but for what is discarded`() async throws {
        let rig = try await AdministrationRig.make(isOnLoopback: true)
        let server = try server()
        let (sarah, tom) = (UUID.version7(), UUID.version7())
        for revision in 1...3 as ClosedRange<Int64> {
            try await rig.log.append(to: sarah, revision: revision)
            try await rig.log.append(to: tom, revision: revision)
        }
        subscriber.refuse([1])
        var draft = draft(server)
        draft.onPoison = .park
        _ = try await rig.administration.create(draft)
        try await rig.delivering {
            try await rig.wait { $0.position == 6 }
            let parked = try await rig.administration.parked(by: "crm", after: 0, limit: 10)
            #expect(parked.map(\.position) == [1, 3, 5])
            #expect(parked.map(\.status) == [422, nil, nil])
            #expect(parked[0].answer == "I do not take [1]")
            #expect(parked.allSatisfy { $0.aggregateID == sarah })
            #expect(try await rig.administration.subscription("crm").parkedUsers == 1)
            let discarded = try await rig.administration.discard(
                .position(1), of: "crm", reason: "never wanted", by: "ada")
            #expect(discarded == ParkedCount(events: 1, users: 1))
            #expect(
                try await rig.administration.retry(.position(3), of: "crm") == ParkedCount(events: 2, users: 1))
            try await rig.wait { $0.parkedUsers == 0 }
            try await rig.log.append(to: sarah, revision: 4)
            try await rig.wait { $0.position == 7 }
        }
        #expect(subscriber.state.value.taken == [2, 4, 6, 7])
        #expect(subscriber.state.value.parked == [3, 5])
        #expect(subscriber.state.value.problems.isEmpty)
    }

    @Test func `a replay sends what it counted and leaves live delivery alone`() async throws {
        let rig = try await AdministrationRig.make(isOnLoopback: true)
        let (server, target) = (try server(), try ScriptedHTTPServer { _ in .answer(200) })
        _ = try await rig.administration.create(draft(server))
        let sarah = UUID.version7()
        for revision in 1...4 as ClosedRange<Int64> {
            try await rig.log.append(to: sarah, revision: revision)
            try await rig.log.append(2)
        }
        try await rig.delivering {
            var request = ReplayRequest(subscription: "crm", reason: "a gap")
            request.targetURL = target.url
            request.fromPosition = 2
            request.aggregateID = sarah
            let extent = try await rig.administration.extent(of: request)
            #expect(extent == ReplayExtent(matchingEvents: 3, fromPosition: 2, toPosition: 12))
            let done = try await rig.waitForEnd(of: rig.administration.create(request, by: "ada"))
            #expect(done.state == .done && done.deliveredEvents == 3 && done.matchingEvents == 3)
            #expect(done.position == 12 && done.startedAt != nil && done.endedAt != nil && done.error == nil)
            let sent = target.requests.filter { $0.header("webhook-replay-id") == done.id.text }
            #expect(sent.count == 3)

            request.eventTypes = [.deleted]
            let empty = try await rig.waitForEnd(of: rig.administration.create(request, by: "ada"))
            #expect(empty.state == .done && empty.deliveredEvents == 0 && empty.matchingEvents == 0)
            try await rig.wait { $0.position == 12 }
        }
        #expect(target.requests.count == 3)
        #expect(subscriber.state.value.taken == Array(1...12))
    }

    @Test func `a replay that is cancelled, or whose subscription is deleted, is sent no further`() async throws {
        let rig = try await AdministrationRig.make(isOnLoopback: true)
        let (server, target) = (try server(), try ScriptedHTTPServer { _ in .answer(503) })
        _ = try await rig.administration.create(draft(server))
        try await rig.log.append(2)
        try await rig.delivering {
            var request = ReplayRequest(subscription: "crm", reason: "a gap")
            request.targetURL = target.url
            let (first, second) = (
                try await rig.administration.create(request, by: "ada"),
                try await rig.administration.create(request, by: "ada")
            )
            for replay in [first, second] {
                while try await rig.administration.replay(replay.id).error == nil {}
                #expect(try await rig.administration.replay(replay.id).state == .running)
            }
            #expect(try await rig.administration.cancel(first.id).state == .cancelled)
            _ = try await rig.administration.delete("crm")
            #expect(try await rig.administration.replay(first.id).state == .cancelled)
            let failed = try await rig.administration.replay(second.id)
            #expect(failed.state == .failed && failed.error == "The subscription was deleted.")
        }
        // What was under way when the order came has not brought them back.
        let replays = try await rig.administration.replays(before: nil, limit: 10)
        #expect(replays.map(\.state) == [.failed, .cancelled])
    }
}
