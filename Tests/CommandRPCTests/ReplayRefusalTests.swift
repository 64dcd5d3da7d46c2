import CommandDelivery
import CommandRPC
import Curl
import FoundationEssentials
import HTTPTypes
import JSON
import RPCTestSupport
import Testing
import UserContract

/// What the replay endpoint refuses, and with which problem.
struct ReplayRefusalTests {
    private static let id = "019cf2a1-7c2e-7b1a-9d3f-2a6c1e5b8f04"
    private static let requests: [(HTTPRequest.Method, String)] = [
        (.post, "/webhooks/replay"), (.get, "/webhooks/replays"), (.get, "/webhooks/replays/\(id)"),
        (.delete, "/webhooks/replays/\(id)"),
    ]

    private func post(_ body: String, headers: HTTPFields = [:]) async throws -> RPCReply {
        try await RPCService().send(
            .post, "/webhooks/replay", Array(body.utf8), scope: "events:replay", headers: headers)
    }

    @Test func `without a token 401, without the scope 403, before anything is read`() async throws {
        for (method, path) in Self.requests {
            let service = try RPCService(replays: InMemoryReplayAdministration(failure: .notFound("never asked")))
            let nobody = try await service.send(method, path, Array("{".utf8), scope: nil)
            #expect(nobody.status == 401)
            #expect(nobody.headers[.wwwAuthenticate] == "Bearer")
            for scope in ["delivery:admin", "events:read", "users:write"] {
                let reply = try await service.send(method, path, Array("{".utf8), scope: scope)
                #expect(reply.status == 403, "\(method) \(path)")
                #expect(reply.json?["required_scope"] == "events:replay")
                #expect(reply.headers[.contentType] == "application/problem+json")
            }
        }
    }

    @Test(arguments: [
        ("/webhooks/replay", "PUT", "POST"), ("/webhooks/replay", "GET", "POST"),
        ("/webhooks/replays", "POST", "GET, HEAD"),
        ("/webhooks/replays/\(id)", "POST", "DELETE, GET, HEAD"),
        ("/webhooks/replays/\(id)", "PATCH", "DELETE, GET, HEAD"),
    ])
    func `any other method is 405 with those that are there`(path: String, method: String, allowed: String) async throws
    {
        let reply = try await RPCService().send(
            try #require(HTTPRequest.Method(method)), path, scope: "events:replay")
        #expect(reply.status == 405)
        #expect(reply.headers[.allow] == allowed)
    }

    @Test func `a body is JSON, of its type, and not too long`() async throws {
        #expect(try await post("{").status == 400)
        #expect(try await post("").status == 400)
        #expect(try await post(#"{"reason":"r","reason":"s"}"#).status == 400)
        let typed = try await post("{}", headers: [.contentType: "text/plain"])
        #expect(typed.status == 415)
        #expect(typed.headers[HTTPField.Name("Accept-Post")!] == "application/json")
        #expect(try await post("{}", headers: [.contentType: "application/json-rpc"]).status == 415)
        #expect(try await post("{}", headers: [.contentType: "application/json; charset=utf-8"]).status == 422)
        let service = try RPCService(bodyLimit: 10)
        let long = try await service.send(
            .post, "/webhooks/replay", Array(repeating: 0x20, count: 11), scope: "events:replay")
        #expect(long.status == 413)
    }

    @Test func `every problem is told at once`() async throws {
        let reply = try await post(
            """
            {"subscription": "my crm", "reason": "", "replay_id": "7", "from_position": 0, "to_position": "9", "from": "noon",
             "to": null, "aggregate_id": 1, "event_types": [], "target_url": "nowhere", "rate_per_second": 1000001,
             "include_side_effects": "yes", "dry_run": 1, "speed": 3}
            """)
        #expect(reply.status == 422)
        #expect(reply.headers[.contentType] == "application/problem+json")
        #expect(reply.json?["type"] == "invalid-replay")
        let told = (reply.json?["errors"]?.array ?? []).map {
            ($0["parameter"]?.string ?? "?") + " " + ($0["detail"]?.string ?? "?")
        }
        #expect(
            told == [
                "subscription must be 1 to 100 of the characters A-Z, a-z, 0-9, `.`, `_` and `-`",
                "reason must not be empty", "replay_id must be a UUID such as \(Self.id)",
                "from_position must be an integer of at least 1", "to_position must be an integer",
                "from must be an RFC 3339 time such as 2026-03-15T15:47:00Z", "to must not be null",
                "aggregate_id must be a string", "event_types must name at least one event type",
                "target_url must be an absolute URL of at most 2,048 characters",
                "rate_per_second must be an integer from 1 to 1000000", "include_side_effects must be true or false",
                "dry_run must be true or false", "speed is not known here",
            ])
    }

    @Test(arguments: [
        ("{}", ["subscription is required", "reason is required"]), ("[]", ["body must be an object"]),
        (
            #"{"subscription":"crm","reason":"r","from_position":3,"to_position":2}"#,
            ["to_position must not be before from_position"]
        ),
        (
            #"{"subscription":"crm","reason":"r","from":"2026-03-15T15:47:01Z","to":"2026-03-15T15:47:00Z"}"#,
            ["to must not be before from"]
        ),
    ])
    func `what must be there and in order is told`(body: String, problems: [String]) async throws {
        let reply = try await post(body)
        #expect(reply.status == 422)
        let told = (reply.json?["errors"]?.array ?? []).map {
            ($0["parameter"]?.string ?? "?") + " " + ($0["detail"]?.string ?? "?")
        }
        #expect(told == problems)
    }

    @Test func `what is not there is 404, ill-formed ids and parameters are 400`() async throws {
        let service = try RPCService()
        func status(_ method: HTTPRequest.Method, _ path: String) async throws -> Int {
            try await service.send(method, path, scope: "events:replay").status
        }
        #expect(try await post(#"{"subscription":"erp","reason":"r"}"#).status == 404)
        #expect(try await status(.get, "/webhooks/replays/\(Self.id)") == 404)
        #expect(try await status(.delete, "/webhooks/replays/\(Self.id)") == 404)
        #expect(try await status(.get, "/webhooks/replays/7") == 400)
        #expect(try await status(.delete, "/webhooks/replays/7") == 400)
        #expect(try await status(.get, "/webhooks/replays/\(Self.id)?verbose=1") == 400)
        #expect(try await status(.post, "/webhooks/replay?dry_run=true") == 400)
        for query in ["limit=0", "limit=1001", "limit=x", "cursor=7", "cursor=", "state=done"] {
            #expect(try await status(.get, "/webhooks/replays?\(query)") == 400, "\(query)")
        }
    }

    @Test func `what only the administration can judge is 422 or 503`() async throws {
        let target = DeliveryAdministrationError.targetNotAllowed(url: "http://10.0.0.1", .forbiddenAddress)
        let body = Array(#"{"subscription":"crm","reason":"r"}"#.utf8)
        func reply(_ failure: DeliveryAdministrationError) async throws -> RPCReply {
            try await RPCService(replays: InMemoryReplayAdministration(failure: failure))
                .send(.post, "/webhooks/replay", body, scope: "events:replay")
        }
        let refused = try await reply(target)
        #expect(refused.status == 422)
        #expect(refused.json?["errors"]?.array?.map { $0["parameter"] } == ["target_url"])
        let mail = try await reply(
            .invalid([InvalidSetting(param: "include_side_effects", problem: "must be true to send mail again")]))
        #expect(mail.status == 422)
        #expect(mail.json?["detail"] == "include_side_effects must be true to send mail again.")
        let cursor = [InvalidSetting(param: "cursor", problem: "must be the next_cursor of a page before")]
        let page = try await RPCService(replays: InMemoryReplayAdministration(failure: .invalid(cursor)))
            .send(.get, "/webhooks/replays", scope: "events:replay")
        #expect(page.status == 400)
        #expect(page.json?["errors"]?.array?.map { $0["parameter"] } == ["cursor"])
        let away = try await reply(.unavailable(SubscriptionStoreError(reason: "no route to db.internal")))
        #expect(away.status == 503)
        #expect(away.headers[.retryAfter] == "1")
        #expect(!away.text.contains("db.internal"))
    }
}
