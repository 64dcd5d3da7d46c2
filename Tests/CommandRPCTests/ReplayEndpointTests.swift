import CommandDelivery
import CommandRPC
import FoundationEssentials
import HTTPTypes
import JSON
import RPCTestSupport
import Testing
import UserContract

struct ReplayEndpointTests {
    private let replays = InMemoryReplayAdministration()

    private func send(
        _ method: HTTPRequest.Method, _ path: String, _ body: JSONValue? = nil, headers: HTTPFields = [:]
    ) async throws -> RPCReply {
        try await RPCService(replays: replays)
            .send(method, path, body?.serialized() ?? [], scope: "events:replay", headers: headers)
    }

    @Test func `a replay is accepted, and its address tells how it stands`() async throws {
        let made = try await send(.post, "/webhooks/replay", ["subscription": "crm", "reason": " they lost it "])
        #expect(made.status == 202)
        #expect(made.headers[.contentType] == "application/json")
        #expect(made.headers[.cacheControl] == "no-store")
        let id = try #require(made.json?["id"]?.string)
        #expect(
            made.json == [
                "id": .string(id), "state": "queued", "subscription": "crm", "reason": "they lost it",
                "requested_by": "alice", "matching_events": 6, "delivered_events": 0, "position": 0, "to_position": 6,
            ])
        let location = try #require(made.headers[.location])
        #expect(location == "/webhooks/replays/\(id)")
        let told = try await send(.get, location)
        #expect(told.status == 200)
        #expect(told.json == made.json)
        #expect(try await send(.get, "/webhooks/replays/\(id.uppercased())").json == made.json)
    }

    @Test func `what is asked for arrives`() async throws {
        let (id, user) = (UUID.version7(), UUID.version7())
        let reply = try await send(
            .post, "/webhooks/replay",
            [
                "subscription": "crm", "reason": "r", "replay_id": .string(id.text.uppercased()), "from_position": 2,
                "to_position": 5, "from": "2026-03-15T15:00:00+02:00", "to": "2026-03-15T15:00:00Z",
                "aggregate_id": .string(user.text), "event_types": ["USER_CREATED", "USER_DELETED"],
                "target_url": "https://copy.example/hooks", "rate_per_second": 50, "include_side_effects": true,
                "dry_run": false,
            ])
        #expect(reply.status == 202)
        var request = ReplayRequest(subscription: "crm", reason: "r")
        request.replayID = id
        request.fromPosition = 2
        request.toPosition = 5
        request.from = Timestamp(rfc3339: "2026-03-15T13:00:00Z")
        request.to = Timestamp(rfc3339: "2026-03-15T15:00:00Z")
        request.aggregateID = user
        request.eventTypes = [.created, .deleted]
        request.targetURL = "https://copy.example/hooks"
        request.ratePerSecond = 50
        request.includesSideEffects = true
        #expect(replays.made.map(\.request) == [request])
        #expect(reply.json?["rate_per_second"] == 50)
        #expect(reply.json?["eta_seconds"] == 1)
    }

    @Test func `the same id is the same replay, and not another one`() async throws {
        let id = JSONValue.string(UUID.version7().text)
        let body: JSONValue = ["subscription": "crm", "reason": "r", "replay_id": id]
        let first = try await send(.post, "/webhooks/replay", body)
        let second = try await send(.post, "/webhooks/replay", body)
        #expect(second.status == 202)
        #expect(second.json == first.json)
        #expect(second.headers[.location] == first.headers[.location])
        let other = try await send(
            .post, "/webhooks/replay", ["subscription": "crm", "reason": "r", "replay_id": id, "to_position": 3])
        #expect(other.status == 422)
        #expect(other.json?["errors"]?.array?.map { $0["parameter"] } == ["replay_id"])
        #expect(replays.made.count == 1)
    }

    @Test func `a dry run tells what would be sent and makes nothing`() async throws {
        let reply = try await send(
            .post, "/webhooks/replay", ["subscription": "crm", "reason": "r", "from_position": 3, "dry_run": true])
        #expect(reply.status == 200)
        #expect(reply.text == #"{"matching_events":4,"from_position":3,"to_position":6}"#)
        #expect(replays.made.isEmpty)
    }

    @Test func `the latest replays come first, page by page`() async throws {
        var ids: [JSONValue?] = []
        for _ in 0..<3 {
            let body: JSONValue = ["subscription": "crm", "reason": "r"]
            ids.insert(try await send(.post, "/webhooks/replay", body).json?["id"], at: 0)
        }
        let first = try await send(.get, "/webhooks/replays?limit=2").json
        #expect(first?["items"]?.array?.map { $0["id"] } == Array(ids[..<2]))
        let cursor = try #require(first?["next_cursor"]?.string)
        let second = try await send(.get, "/webhooks/replays?cursor=\(cursor)&limit=2").json
        #expect(second?["items"]?.array?.map { $0["id"] } == Array(ids[2...]))
        #expect(second?["next_cursor"] == nil)
    }

    @Test func `a replay is cancelled once, and one that has ended stays as it is`() async throws {
        let made = try await send(.post, "/webhooks/replay", ["subscription": "crm", "reason": "r"])
        let address = try #require(made.headers[.location])
        #expect(try await send(.delete, address).json?["state"] == "cancelled")
        let again = try await send(.delete, address)
        #expect(again.status == 200)
        #expect(again.json?["state"] == "cancelled")
        replays.change(replays.made[0].status.id) { status in
            status.state = .failed
            status.error = "The subscriber's history is not this log's."
        }
        let ended = try await send(.delete, address).json
        #expect(ended?["state"] == "failed")
        #expect(ended?["error"] == "The subscriber's history is not this log's.")
    }
}
