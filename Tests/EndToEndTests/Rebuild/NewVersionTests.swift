import FoundationEssentials
import JSON
import Logging
import Postgres
import TestSupport
import Testing

extension EndToEnd {
    /// A program whose projection version is another one than what serves.
    @Suite(.timeLimit(.minutes(5))) struct NewVersionTests {
        @Test func `it serves nothing until its version is built, and then everything`() async throws {
            try await HindsightPair.running { pair in
                try await Population.create(50, prefix: "early", pair.commands)
                try await ReadModelCheck.expectEqualsFold(pair)
                try await pretendAnotherVersion(pair)
                try await Population.create(5, prefix: "late", pair.commands)

                let ready = try await pair.queries(nil).get("/health/ready")
                #expect(ready.status == 503)
                #expect(
                    ready["detail"]?.string?.hasPrefix("The read models of version 1 have not been built yet") == true)
                #expect(try await pair.queries.get("/users").status == 503)
                let item = try await pair.queries.get("/projections")["items"]?.array?.first
                #expect(item?["state"] == "unbuilt")

                let rebuilt = try await BuildClient(pair: pair).run("rebuild", "--follow")
                #expect(rebuilt.status == .exited(0), "\(rebuilt.errors)")
                try await pair.query.waitUntilReady()
                #expect(try await ReadModelCheck.expectEqualsFold(pair).head == 55)
                let after = try await pair.queries.get("/projections")["items"]?.array?.first
                #expect(after?["state"] == "live")
                #expect(after?["previous"]?["version"] == 7)
            }
        }

        @Test func `it builds its version by itself when it is told to`() async throws {
            try await HindsightPair.running(settings: ["HINDSIGHT_REBUILD_NEW_VERSION": "true"]) { pair in
                try await Population.create(50, prefix: "early", pair.commands)
                try await ReadModelCheck.expectEqualsFold(pair)
                try await pretendAnotherVersion(pair)
                try await Population.create(5, prefix: "late", pair.commands)
                try await pair.query.waitUntilReady()
                #expect(try await ReadModelCheck.expectEqualsFold(pair).head == 55)
            }
        }

        /// What serves is of a version that this program does not know.
        private func pretendAnotherVersion(_ pair: HindsightPair) async throws {
            try await pair.query.stop()
            let client = try PostgresClient(
                configuration: .patient(pair.queryDatabase.connectionString),
                logger: Logger(label: "e2e") { _ in SwiftLogNoOpLogHandler() })
            defer { client.close() }
            for sql in ["ALTER SCHEMA read_v1 RENAME TO read_v7", "UPDATE hindsight_read.live SET version = 7"] {
                _ = try await client.execute(Statement(name: "", sql: sql))
            }
            let migrated = try await OneShot.run(
                .queryService, ["migrate"], ["HINDSIGHT_DATABASE_URL": pair.queryDatabase.connectionString])
            #expect(migrated.output.contains("version 7 of the read models serves"))
            try await pair.query.launch()
            try await waitUntilLive(pair)
        }

        private func waitUntilLive(_ pair: HindsightPair) async throws {
            let deadline = ContinuousClock.now + .seconds(60)
            while (try? await pair.queries(nil).get("/health/live"))?.status != 200 {
                guard ContinuousClock.now < deadline else { throw HarnessProblem("the Query Service does not answer") }
                try await Task.sleep(for: .milliseconds(10))
            }
        }
    }
}
