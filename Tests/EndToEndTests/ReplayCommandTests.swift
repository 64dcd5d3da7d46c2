import FoundationEssentials
import Glibc
import JSON
import TestSupport
import Testing

/// `command-service replay` as a person calls it, against an endpoint that answers by a script.
extension EndToEnd {
    @Suite struct ReplayCommandTests {
        private static let id = "019cf2a1-7c2e-7b1a-9d3f-2a6c1e5b8f04"
        private static let token = "eyJ.a-token.that-nobody-should-see"
        private static let order = ["--subscription", "crm", "--reason", "they lost it"]

        private static func replay(_ state: String, _ delivered: Int, error: String? = nil) -> String {
            let trouble = error.map { #","error":"\#($0)""# } ?? ""
            return """
                {"id":"\(id)","state":"\(state)","subscription":"crm","reason":"they lost it","requested_by":"alice",\
                "matching_events":6,"delivered_events":\(delivered),"position":\(delivered),"to_position":9\(trouble)}
                """
        }

        /// - Parameter states: told one after the other, the last one for ever.
        private static func server(_ states: [String]) throws -> ScriptedHTTPServer {
            try ScriptedHTTPServer { request in
                switch request.method {
                case "POST": .json(202, replay("queued", 0))
                case "DELETE": .json(200, replay("cancelled", 3))
                default: .json(200, states[min(request.number - 2, states.count - 1)])
                }
            }
        }

        private static func run(_ arguments: [String], at url: String) async throws -> OneShot {
            let outcome = try await OneShot.run(
                .commandService, ["replay"] + arguments, ["HINDSIGHT_URL": url, "HINDSIGHT_TOKEN": token])
            #expect(!(outcome.output + outcome.errors).contains(token))
            return outcome
        }

        @Test func `a replay is ordered with all that was asked for`() async throws {
            let server = try Self.server([])
            let outcome = try await Self.run(
                Self.order + [
                    "--from-position", "2", "--to-position", "9", "--from", "2026-03-15T15:00:00+02:00", "--to",
                    "2026-03-16T00:00:00Z", "--user", Self.id.uppercased(), "--event-type", "USER_CREATED",
                    "--event-type", "USER_DELETED", "--target-url", "https://copy.example/hooks", "--rate", "50",
                    "--include-side-effects", "--replay-id", Self.id,
                ], at: server.url + "/")
            #expect(outcome.status == .exited(0), "\(outcome.errors)")
            #expect(
                outcome.output
                    == "\(Self.id)  queued  crm  0 of 6 events up to position 9  by alice: they lost it\n")
            let request = try #require(server.requests.first)
            #expect(server.requests.count == 1)
            #expect(request.method == "POST" && request.target == "/webhooks/replay")
            #expect(request.header("Authorization") == "Bearer \(Self.token)")
            #expect(request.header("Content-Type") == "application/json")
            #expect(
                try JSONParser.parse(request.body) == [
                    "subscription": "crm", "reason": "they lost it", "replay_id": .string(Self.id),
                    "from_position": 2, "to_position": 9, "from": "2026-03-15T13:00:00.000000Z",
                    "to": "2026-03-16T00:00:00.000000Z", "aggregate_id": .string(Self.id),
                    "event_types": ["USER_CREATED", "USER_DELETED"], "target_url": "https://copy.example/hooks",
                    "rate_per_second": 50, "include_side_effects": true,
                ])
        }

        @Test func `a replay is followed until it is done, over a moment without answers`() async throws {
            let server = try ScriptedHTTPServer { request in
                switch request.number {
                case 1: .json(202, Self.replay("queued", 0))
                case 2: .json(200, Self.replay("running", 2))
                case 3: .json(503, #"{"detail":"The event store is away."}"#)
                case 4: .json(200, Self.replay("running", 4, error: "The subscriber answered 500."))
                default: .json(200, Self.replay("done", 6))
                }
            }
            let outcome = try await Self.run(Self.order + ["--follow"], at: server.url)
            #expect(outcome.status == .exited(0))
            #expect(outcome.output.split(separator: "\n").last?.contains("done  crm  6 of 6 events") == true)
            #expect(outcome.errors.contains("The subscriber answered 500."))
            #expect(server.requests.dropFirst().allSatisfy { $0.target == "/webhooks/replays/\(Self.id)" })
            let id = try JSONParser.parse(server.requests[0].body)["replay_id"]?.string
            #expect(id.flatMap { UUID(uuidString: $0) } != nil, "an order can be repeated only with an id of its own")
        }

        @Test(arguments: [("failed", "failed after 3 events: It said 410."), ("cancelled", "cancelled after 3 events")])
        func `one that fails or is cancelled meanwhile ends with 1`(state: String, told: String) async throws {
            let server = try Self.server([Self.replay("running", 1), Self.replay(state, 3, error: "It said 410.")])
            let outcome = try await Self.run(Self.order + ["--follow"], at: server.url)
            #expect(outcome.status == .exited(1))
            #expect(outcome.errors.split(separator: "\n").last?.contains(told) == true, "\(outcome.errors)")
        }

        @Test func `Ctrl-C stops only the showing and says how to end the replay`() async throws {
            let server = try Self.server([Self.replay("running", 1)])
            let errors = FileManager.default.temporaryDirectory.path + "/hindsight-replay-\(UUID().uuidString)"
            defer { try? FileManager.default.removeItem(atPath: errors) }
            let process = try ChildProcess.spawn(
                Program.commandService.path, ["replay"] + Self.order + ["--follow"],
                environment: ["HINDSIGHT_URL": server.url, "HINDSIGHT_TOKEN": Self.token],
                standardOutput: "/dev/null", standardError: errors)
            // The order, and the first look.
            try await server.waitForRequests(2)
            process.signal(SIGINT)
            #expect(await process.wait() == .exited(1))
            let told = try String(contentsOfFile: errors, encoding: .utf8)
            #expect(told.contains("the replay goes on"))
            #expect(told.contains("--cancel \(Self.id)"))
            #expect(!server.requests.contains { $0.method == "DELETE" })
        }

        @Test func `a dry run, one replay, all replays, and a cancel`() async throws {
            let server = try ScriptedHTTPServer { request in
                switch (request.method, request.target) {
                case ("POST", _):
                    request.text.contains(#""dry_run":true"#)
                        ? .json(200, #"{"matching_events":6,"from_position":2,"to_position":9}"#) : .json(500, "{}")
                case ("GET", "/webhooks/replays?limit=100"):
                    .json(200, #"{"items":[\#(Self.replay("running", 4)),\#(Self.replay("done", 6))]}"#)
                case ("GET", "/webhooks/replays/\(Self.id)"): .json(200, Self.replay("running", 5))
                case ("DELETE", "/webhooks/replays/\(Self.id)"): .json(200, Self.replay("cancelled", 5))
                default: .json(404, "{}")
                }
            }
            for (arguments, told) in [
                (Self.order + ["--dry-run"], ["6 events would be sent, of the positions 2 to 9"]),
                (["--status", Self.id], ["running  crm  5 of 6 events"]),
                (["--list"], ["running  crm  4 of 6 events", "done  crm  6 of 6 events"]),
                (["--cancel", Self.id], ["cancelled  crm  5 of 6 events"]),
            ] {
                let outcome = try await Self.run(arguments, at: server.url)
                #expect(outcome.status == .exited(0), "\(outcome.errors)")
                let lines = outcome.output.split(separator: "\n")
                #expect(lines.count == told.count)
                #expect(zip(lines, told).allSatisfy { $0.contains($1) }, "\(outcome.output)")
            }
        }

        @Test func `what the service refuses is told in its words`() async throws {
            let server = try ScriptedHTTPServer { _ in
                .json(422, #"{"status":422,"title":"No.","detail":"rate_per_second is too high."}"#)
            }
            let outcome = try await Self.run(Self.order, at: server.url)
            #expect(outcome.status == .exited(1))
            #expect(
                outcome.errors
                    == "command-service: the Command Service refused (422): rate_per_second is too high.\n")
        }

        @Test func `an order that nobody answered can be repeated`() async throws {
            let outcome = try await Self.run(
                Self.order + ["--replay-id", Self.id], at: "http://127.0.0.1:\(try FreePort.next())")
            #expect(outcome.status == .exited(1))
            #expect(outcome.errors.contains("--replay-id \(Self.id) is safe"))
            #expect(outcome.errors.split(separator: "\n").count == 1)
        }

        @Test func `without options it asks the service that compose started`() async throws {
            let server = try Self.server([])
            let outcome = try await OneShot.run(
                .commandService, ["replay", "--cancel", Self.id],
                ["COMMAND_URL": server.url, "ADMIN_TOKEN": Self.token])
            #expect(outcome.status == .exited(0), "\(outcome.errors)")
            #expect(server.requests.first?.header("Authorization") == "Bearer \(Self.token)")
            // That token is for that service alone.
            let elsewhere = try await OneShot.run(
                .commandService, ["replay", "--cancel", Self.id, "--url", server.url],
                ["COMMAND_URL": "http://127.0.0.1:1", "ADMIN_TOKEN": Self.token])
            #expect(elsewhere.status == .exited(78))
            #expect(server.requests.count == 1)
        }

        @Test func `where compose wrote its settings, they are found`() async throws {
            let server = try Self.server([])
            let folder = FileManager.default.temporaryDirectory.path + "/hindsight-replay-\(UUID().uuidString)"
            try FileManager.default.createDirectory(atPath: "\(folder)/.local", withIntermediateDirectories: true)
            defer { try? FileManager.default.removeItem(atPath: folder) }
            try "COMMAND_URL='\(server.url)'\nQUERY_URL='http://127.0.0.1:1'\nADMIN_TOKEN='\(Self.token)'\n"
                .write(toFile: "\(folder)/.local/env", atomically: true, encoding: .utf8)
            let process = try ChildProcess.spawn(
                "/bin/sh",
                ["-c", #"cd "$0" && exec "$1" replay --cancel \#(Self.id)"#, folder, Program.commandService.path],
                environment: [:], standardOutput: "\(folder)/out", standardError: "\(folder)/out")
            #expect(await process.wait() == .exited(0))
            #expect(server.requests.first?.header("Authorization") == "Bearer \(Self.token)")
        }

        @Test(arguments: [
            [], ["--subscription", "crm"], ["--reason", "r"], order + ["--user", "sarah"], order + ["--from", "today"],
            order + ["--from-position", "0"], order + ["--rate", "fast"], order + ["--event-type", "USER_GONE"],
            order + ["--replay-id", "7"], order + ["--dry-run", "--follow"], order + ["--list"], ["--status", "7"],
            ["--list", "--cancel", id], ["--cancel", id, "--rate", "5"], order + ["--speed", "5"],
        ])
        func `wrong usage is told before anybody is asked`(_ arguments: [String]) async throws {
            let outcome = try await Self.run(arguments, at: "http://127.0.0.1:1")
            #expect(outcome.status == .exited(64), "\(arguments)")
            #expect(outcome.errors.split(separator: "\n").count == 1, "\(outcome.errors)")
        }
    }
}
