import FoundationEssentials
import JSON
import Logging
import Postgres
import TestSupport
import Testing
import UserContract

extension EndToEnd {
    /// What an operator learns of read models that are not what the log says, and what becomes of them.
    @Suite(.timeLimit(.minutes(5))) struct VerifyTests {
        @Test func `a row that was changed behind the service is told, mended, and gone`() async throws {
            try await HindsightPair.running { pair in
                let builds = BuildClient(pair: pair)
                let life = LifeOfAUser(name: "sarah")
                for step in life.steps { _ = try await pair.commands.callUntilAnswered(step.method, step.params) }
                try await ReadModelCheck.expectEqualsFold(pair)
                let clean = try await builds.run("verify")
                #expect(clean.status == .exited(0), "\(clean.errors)")
                #expect(clean.output.contains("  verify  done  "))

                try await Self.execute(
                    "UPDATE read_v1.users SET name = 'Mallory', email = 'mallory@example.com'", in: pair)
                try await Self.execute("DELETE FROM read_v1.audit WHERE position = 3", in: pair)
                let found = try await builds.run("verify")
                #expect(found.status == .exited(1))
                #expect(found.output.contains("user \(life.id.text) revision 10: different: email, name\n"))
                #expect(found.output.contains("audit \(life.id.text) revision 3 position 3: missing\n"))
                #expect(
                    found.errors.contains("2 rows of the read models differ from the log: mend with verify --repair"))
                #expect(!(found.output + found.errors).contains("Mallory"))

                let mended = try await builds.run("verify", "--repair")
                #expect(mended.status == .exited(0), "\(mended.errors)")
                #expect(mended.output.contains("  repair  done  "))
                try await ReadModelCheck.expectEqualsFold(pair)
                #expect(try await builds.run("verify").status == .exited(0))
            }
        }

        @Test func `read models of a lost history are rebuilt, and the subscription goes on`() async throws {
            let cluster = try await DurableCluster.shared()
            try await HindsightPair.running(on: cluster) { pair in
                let builds = BuildClient(pair: pair)
                try await Population.create(20, prefix: "early", pair.commands)
                try await ReadModelCheck.expectEqualsFold(pair)
                try await pair.command.stop()
                let backup = try await cluster.backUp(pair.commandDatabase)
                try await pair.command.start()
                try await Population.create(20, prefix: "lost", pair.commands)
                try await ReadModelCheck.expectEqualsFold(pair)
                try await pair.command.stop()
                try await cluster.restore(pair.commandDatabase, from: backup)
                try await pair.command.start()
                try await Population.create(30, prefix: "other", pair.commands)
                _ = try await SubscriptionClient(name: "read-models", client: pair.commands).wait(forState: "stopped")

                let verified = try await builds.run("verify")
                #expect(verified.status == .exited(1))
                #expect(verified.errors.contains("another history"), "\(verified.errors)")
                let rebuilt = try await builds.run("rebuild", "--follow")
                #expect(rebuilt.status == .exited(0), "\(rebuilt.errors)")
                _ = try await pair.commands.call("subscription.resume", ["name": "read-models"])
                try await Population.create(5, prefix: "after", pair.commands)
                #expect(try await ReadModelCheck.expectEqualsFold(pair).head == 55)
            }
        }

        @Test func `what cannot be done is said in a sentence`() async throws {
            let settings = ["HINDSIGHT_COMMAND_URL": "", "HINDSIGHT_COMMAND_TOKEN_FILE": ""]
            try await HindsightPair.running(settings: settings) { pair in
                let builds = BuildClient(pair: pair)
                for arguments in [["rebuild"], ["verify"], ["rebuild", "--rollback"]] {
                    let refused = try await builds.run(arguments)
                    #expect(refused.status == .exited(1))
                    #expect(refused.errors.contains("(409): Start it with command-url and command-token-file"))
                }
                let cancelled = try await builds.run(["rebuild", "--cancel"])
                #expect(cancelled.errors.contains("(409): There is nothing to cancel."))
                #expect(try await builds.run(["rebuild", "--status"]).output == "nothing has been built yet\n")
                #expect(try await builds.run(["rebuild", "--status", "--cancel"]).status == .exited(64))
                let reader = try await pair.mint("reader", "users:read audit:read")
                #expect(try await pair.queries(reader).post("/projections/rebuild", []).status == 403)
                #expect(try await pair.queries(nil).post("/projections/verify", []).status == 401)
                let unknown = Array(#"{"mend":true,"repair":1}"#.utf8)
                let bad = try await pair.queries.post("/projections/verify", unknown)
                #expect(bad.status == 400)
                #expect(bad["errors"]?.array?.count == 2)
                #expect(try await pair.queries.get("/projections?deep=1").status == 400)
            }
        }

        @Test func `a build without a token waits for one and says so`() async throws {
            let settings = ["HINDSIGHT_COMMAND_TOKEN_FILE": "/nowhere/token"]
            try await HindsightPair.running(settings: settings) { pair in
                let builds = BuildClient(pair: pair)
                #expect(try await builds.run("rebuild").status == .exited(0))
                let waiting = try await builds.waitForBuild { $0["error"] != nil }
                #expect(waiting["state"] == "filling")
                #expect(waiting["error"]?.string?.contains("the file of the bearer token cannot be read") == true)
                let second = try await builds.run("verify")
                #expect(second.errors.contains("(409): Wait until it is finished, or cancel it"))
                #expect(try await builds.run("rebuild", "--cancel").output.contains("  rebuild  cancelled  "))
                #expect(try await builds.build?["state"] == "cancelled")
            }
        }

        private static func execute(_ sql: String, in pair: HindsightPair) async throws {
            let client = try PostgresClient(
                configuration: .patient(pair.queryDatabase.connectionString),
                logger: Logger(label: "e2e") { _ in SwiftLogNoOpLogHandler() })
            defer { client.close() }
            _ = try await client.execute(Statement(name: "", sql: sql))
        }
    }
}
