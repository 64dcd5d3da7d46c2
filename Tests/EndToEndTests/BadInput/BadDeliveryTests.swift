import CloudEventsHTTP
import FoundationEssentials
import JSON
import Testing
import UserContract

extension EndToEnd {
    @Suite struct BadDeliveryTests {
        @Test func `a webhook that is not signed by the Command Service changes nothing`() async throws {
            try await HindsightPair.running { pair in
                let created = try await pair.commands.call("user.create", ["name": "Ada", "email": "ada@example.com"])
                #expect(try await pair.queries.get("/users?min_position=1", wait: 30).status == 200)
                let id = try #require(created.userID)
                let forged = try await Self.forge(pair)
                let now = Timestamp.now()
                let post = { (headers: [(String, String)], body: [UInt8]) in
                    try await pair.queries(nil).send("POST", "/webhooks/events", headers: headers, body: body)
                }

                let stranger = WebhookSecret.random()
                #expect(try await post(forged.headers(signedWith: stranger, at: now), forged.body).status == 401)
                let stale = now.advanced(byMicroseconds: -301_000_000)
                #expect(
                    try await post(forged.headers(signedWith: pair.webhookSecret, at: stale), forged.body).status == 401
                )
                let signed = forged.headers(signedWith: pair.webhookSecret, at: now)
                #expect(try await post(signed, forged.body + [0x20]).status == 401, "another body")
                #expect(
                    try await post(signed.filter { $0.0 != "webhook-signature" }, forged.body).status == 401, "unsigned"
                )
                let otherID = signed.map { $0.0 == "webhook-id" ? ($0.0, "msg_0123456789abcdef0123456789abcdef") : $0 }
                #expect(try await post(otherID, forged.body).status == 401, "another id")
                let otherOrder = signed.map { $0.0 == "hindsight-after" ? ($0.0, "0") : $0 }
                #expect(try await post(otherOrder, forged.body).status == 401, "another order")

                #expect(try await pair.queries.get("/users/\(id)")["name"] == "Ada")
                try await ReadModelCheck.expectEqualsFold(pair)
            }
        }

        @Test func `a signed webhook that is malformed is refused whole`() async throws {
            try await HindsightPair.running { pair in
                let created = try await pair.commands.call("user.create", ["name": "Ada", "email": "ada@example.com"])
                #expect(created.position == 1)
                #expect(try await pair.queries.get("/users?min_position=1", wait: 30).status == 200)
                let forged = try await Self.forge(pair)
                let bodies = [
                    "", "no JSON", "[]", "{}", "[1]", #"[{"specversion":"1.0"}]"#, #"["\ud800"]"#,
                    forged.text.replacing("USER_NAME_CHANGED", with: "USER_EXPLODED"),
                    forged.text.replacing(#""revision":2"#, with: #""revision":3"#),
                    forged.text.replacing(#""specversion":"1.0""#, with: #""specversion":"0.3""#),
                    forged.text.replacing("00000000000000000002", with: "00000000000000000003"),
                    forged.text.replacing(#""name":"Mallory""#, with: #""name":5"#),
                ]
                for body in bodies.map({ Array($0.utf8) }) {
                    let headers = forged.headers(signedWith: pair.webhookSecret, at: .now(), body: body)
                    let answer = try await pair.queries(nil).send(
                        "POST", "/webhooks/events", headers: headers, body: body)
                    #expect(
                        answer.status == 400, "\(String(decoding: body.prefix(200), as: UTF8.self)): \(answer.text)")
                    #expect(answer.header("content-type")?.hasPrefix("application/problem+json") == true)
                }
                let tenMegabytes = [UInt8](repeating: UInt8(ascii: " "), count: 10 << 20)
                #expect(
                    try await pair.queries(nil).send(
                        "POST", "/webhooks/events",
                        headers: forged.headers(signedWith: pair.webhookSecret, at: .now(), body: tenMegabytes),
                        body: tenMegabytes
                    ).status == 413)
                #expect(try await pair.queries(nil).send("GET", "/webhooks/events").status == 405)

                try await ReadModelCheck.expectEqualsFold(pair)
                // Had it been signed by the Command Service and well formed, it would have been believed.
                let genuine = try await pair.queries(nil).send(
                    "POST", "/webhooks/events", headers: forged.headers(signedWith: pair.webhookSecret, at: .now()),
                    body: forged.body)
                #expect(genuine.status == 200, "\(genuine.text)")
                #expect(genuine["position"] == 2)
            }
        }

        private static func forge(_ pair: HindsightPair) async throws -> Forgery {
            let events = try await EventLog.read(pair.commandDatabase)
            return try Forgery(log: try await EventLog.id(in: pair.commandDatabase), after: try #require(events.last))
        }
    }
}
