import FoundationEssentials
import JSON
import Logging
import Postgres
import TestSupport
import Testing
import UserContract

extension EndToEnd {
    /// The log is read again all the time, and what is otherwise in the read models is told.
    @Suite struct BackgroundCheckTests {
        private static let often = ["HINDSIGHT_CHECK_RATE": "100000", "HINDSIGHT_CHECK_PAUSE": "1s"]

        @Test func `round after round finds nothing while commands go on`() async throws {
            try await HindsightPair.running(settings: Self.often) { pair in
                try await Stream.run(against: pair, times: 2) { try await pair.query.killAndStart() }
                let metrics = try await wait(pair) { $0.contains(#"check_cycles_total{outcome="clean"} "#) }
                #expect(metrics.contains("\nread_model_differences 0\n"), "\(metrics)")
                #expect(!metrics.contains(#"outcome="different""#))
                #expect(!metrics.contains(#"outcome="failed""#))
            }
        }

        @Test func `a row that somebody changed is found and told without its values, until it is mended`()
            async throws
        {
            try await HindsightPair.running(settings: Self.often) { pair in
                try await Population.create(30, prefix: "secret", pair.commands)
                let user = try #require(try await ReadModelCheck.expectEqualsFold(pair).users.first)
                try await change(pair, "UPDATE users SET name = 'Mallory' WHERE user_id = '\(user.id.text)'")
                try await wait(pair) { $0.contains(#"differences_total{kind="user"} "#) }
                try await wait(pair) { $0.contains(#"cycles_total{outcome="different"} "#) }
                let line = try #require(pair.query.log.split(separator: "\n").first { $0.contains(user.id.text) })
                #expect(line.contains("fields=name"), "\(line)")
                #expect(!line.contains("Mallory"))
                #expect(!line.contains("secret"))

                try await change(pair, "UPDATE users SET name = 'secret 0' WHERE user_id = '\(user.id.text)'")
                try await ReadModelCheck.expectEqualsFold(pair)
                try await wait(pair) { $0.contains("\nread_model_differences 0\n") }
            }
        }

        @Test(arguments: [
            """
            INSERT INTO users
            SELECT (json_populate_record(u, json_build_object('user_id', gen_random_uuid()))).*
            FROM users u LIMIT 1
            """,
            "UPDATE event_totals SET events = events + 1 WHERE event_type = 'USER_CREATED'",
        ])
        func `rows and totals that no event made are found at the end of a round`(damage: String) async throws {
            try await HindsightPair.running(settings: Self.often) { pair in
                try await Population.create(3, pair.commands)
                try await ReadModelCheck.expectEqualsFold(pair)
                try await change(pair, damage)
                try await wait(pair) { $0.contains(#"cycles_total{outcome="different"} "#) }
            }
        }

        @Test func `a round goes on where it was when the services are killed in it`() async throws {
            let slowly = ["HINDSIGHT_CHECK_RATE": "500", "HINDSIGHT_CHECK_PAUSE": "1s"]
            try await HindsightPair.running(settings: slowly) { pair in
                try await pair.query.stop()
                for part in 0..<3 { try await Population.create(900, prefix: "part-\(part)", pair.commands) }
                try await pair.query.start()
                try await wait(pair) { checked($0) > 0 }
                let round = try await latestReplay(pair)
                for service in [pair.query, pair.command] {
                    try await service.killAndStart()
                    #expect(try await latestReplay(pair) == round)
                }
                try await wait(pair) { checked($0) == 2_700 }
                let ended = try await pair.commands.waitForReplay(round["id"]?.string ?? "") { $0["state"] == "done" }
                #expect(ended["delivered_events"] == 2_700)
                try await wait(pair) { $0.contains(#"check_cycles_total{outcome="clean"} "#) }
                let check = try await pair.queries.get("/projections")["items"]?.array?.first?["check"]
                #expect(check?["position"] == 2_700)
                #expect(check?["to_position"] == 2_700)
                #expect(check?["differences"] == 0)
            }
        }

        /// Its id, and what does not change.
        private func latestReplay(_ pair: HindsightPair) async throws -> JSONObject {
            let replays = try await pair.commands.get("/webhooks/replays?limit=1")
            let replay = try #require(replays["items"]?.array?.first)
            return ["id": replay["id"] ?? .null, "to_position": replay["to_position"] ?? .null]
        }

        /// The metrics of the Query Service, asked for until they are as wanted.
        @discardableResult
        private func wait(
            _ pair: HindsightPair, until isSatisfied: (String) -> Bool
        ) async throws -> String {
            let deadline = ContinuousClock.now + .seconds(60)
            while true {
                let metrics = (try? await pair.queries(nil).get("/metrics").text) ?? ""
                if isSatisfied(metrics) { return metrics }
                guard ContinuousClock.now < deadline else {
                    throw HarnessProblem("the check did not come to it: \(metrics)")
                }
                try await Task.sleep(for: .milliseconds(50))
            }
        }

        private func checked(_ metrics: String) -> Int {
            let line = metrics.split(separator: "\n").first { $0.hasPrefix("read_model_checked_position ") }
            return line.flatMap { Double($0.drop { $0 != " " }.dropFirst()) }.map { Int($0) } ?? 0
        }

        /// What an operator should not do.
        private func change(_ pair: HindsightPair, _ sql: String) async throws {
            var configuration = PostgresConfiguration.patient(pair.queryDatabase.connectionString)
            configuration.sessionSettings = ["search_path": "read_v1"]
            let client = try PostgresClient(
                configuration: configuration, logger: Logger(label: "e2e") { _ in SwiftLogNoOpLogHandler() })
            defer { client.close() }
            _ = try await client.execute(Statement(name: "", sql: sql))
        }
    }
}
