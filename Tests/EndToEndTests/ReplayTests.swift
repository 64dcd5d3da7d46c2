import FoundationEssentials
import JSON
import TestSupport
import Testing
import UserContract

/// A replay as an operator orders it, from the command line to the subscriber.
extension EndToEnd {
    @Suite struct ReplayTests {
        private static let settings = ["HINDSIGHT_ALLOW_PRIVATE_TARGETS": "127.0.0.0/8"]

        @Test func `one user's events are pushed once more, and the live place stays where it is`() async throws {
            let subscriber = try ScriptedHTTPServer { _ in .answer(204) }
            try await HindsightPair.running(settings: Self.settings) { pair in
                let life = LifeOfAUser(name: "sarah")
                for step in life.steps + LifeOfAUser(name: "bob").steps {
                    _ = try await pair.commands.callUntilAnswered(step.method, step.params)
                }
                _ = try await pair.commands.call(
                    "subscription.create", ["name": "crm", "url": .string(subscriber.url)])
                let before = try await pair.commands.call("subscription.get", ["name": "crm"]).result
                #expect(before?["position"] == 20)

                let order = ["--subscription", "crm", "--user", life.id.text, "--reason", "They lost her"]
                let extent = try await Self.replay(order + ["--dry-run"], pair)
                #expect(extent.output == "10 events would be sent, of the positions 1 to 20\n")
                let followed = try await Self.replay(order + ["--follow", "--rate", "1000"], pair)
                #expect(followed.status == .exited(0), "\(followed.errors)")
                #expect(followed.output.contains("done  crm  10 of 10 events up to position 20  by kim: They lost her"))

                let listed = try await pair.commands.get("/webhooks/replays")
                let id = try #require(listed["items"]?.array?.first?["id"]?.string)
                #expect(listed["items"]?.array?.count == 1)
                #expect(subscriber.requests.allSatisfy { $0.header("webhook-replay-id") == id })
                let bodies = try subscriber.requests.map { try JSONParser.parse($0.body) }
                #expect(bodies.map { $0["revision"]?.integer } == Array(1...10))
                #expect(bodies.allSatisfy { $0["subject"]?.string == life.id.text })

                let after = try await pair.commands.call("subscription.get", ["name": "crm"]).result
                #expect(after?["position"] == 20)
                #expect(after?["last_success_at"] == nil)
                #expect(try await pair.commands.get("/webhooks/replays/\(id)")["state"] == "done")
                #expect(try await pair.commands.send("DELETE", "/webhooks/replays/\(id)")["state"] == "done")
            }
        }

        @Test func `a replay without end is cancelled, also from a second instance`() async throws {
            let subscriber = try ScriptedHTTPServer { _ in .answer(500) }
            try await HindsightPair.running(settings: Self.settings) { pair in
                for step in LifeOfAUser(name: "sarah").steps {
                    _ = try await pair.commands.callUntilAnswered(step.method, step.params)
                }
                _ = try await pair.commands.call(
                    "subscription.create", ["name": "crm", "url": .string(subscriber.url)])
                let ordered = try await Self.replay(["--subscription", "crm", "--reason", "r"], pair)
                let id = String(ordered.output.prefix { $0 != " " })
                try await subscriber.waitForRequests(2)

                let other = try await pair.anotherCommandService()
                let seen = try await pair.client(at: other).get("/webhooks/replays/\(id)")
                #expect(seen["state"] == "running")
                #expect(seen["error"]?.string?.isEmpty == false)
                let cancelled = try await pair.client(at: other).send("DELETE", "/webhooks/replays/\(id)")
                #expect(cancelled["state"] == "cancelled")
                let followed = try await Self.replay(["--status", id, "--follow"], pair)
                #expect(followed.status == .exited(1))
                #expect(followed.errors.contains("was cancelled after 0 events"))
            }
        }

        @Test func `what a caller may not have or got wrong is told with its status`() async throws {
            try await HindsightPair.running { pair in
                let good = Array(#"{"subscription":"read-models","reason":"r","dry_run":true}"#.utf8)
                #expect(try await pair.commands(nil).post("/webhooks/replay", good).status == 401)
                let writer = try await pair.mint("writer", "users:write delivery:admin")
                #expect(try await pair.commands(writer).post("/webhooks/replay", good).status == 403)
                #expect(try await pair.commands.post("/webhooks/replay", good).status == 200)
                for (body, status) in [
                    ("{", 400), ("[]", 422), (#"{"subscription":"read-models"}"#, 422),
                    (#"{"subscription":"nobody","reason":"r"}"#, 404),
                    (#"{"subscription":"read-models","reason":"r","target_url":"http://10.0.0.1/"}"#, 422),
                ] {
                    let answer = try await pair.commands.post("/webhooks/replay", Array(body.utf8))
                    #expect(answer.status == status, "\(body)")
                    #expect(answer.header("content-type") == "application/problem+json")
                }
                let typed = try await pair.commands.post("/webhooks/replay", good, type: "text/plain")
                #expect(typed.status == 415)
                let put = try await pair.commands.send("PUT", "/webhooks/replay", body: good)
                #expect(put.status == 405 && put.header("allow") == "POST")
                let cursor = "/webhooks/replays?cursor=AZ0AAAAAcACAAAAAAAAAAA"
                #expect(try await pair.commands.get(cursor).status == 400)
                let refused = try await OneShot.run(
                    .commandService, ["replay", "--subscription", "read-models", "--reason", "r"],
                    ["HINDSIGHT_URL": pair.command.baseURL, "HINDSIGHT_TOKEN": writer])
                #expect(refused.status == .exited(1))
                #expect(refused.errors.contains("(403): The scope events:replay is needed."))
            }
        }

        private static func replay(_ arguments: [String], _ pair: HindsightPair) async throws -> OneShot {
            try await OneShot.run(
                .commandService, ["replay"] + arguments,
                [
                    "HINDSIGHT_URL": pair.command.baseURL,
                    "HINDSIGHT_TOKEN": try await pair.mint("kim", "events:replay"),
                ])
        }
    }
}
