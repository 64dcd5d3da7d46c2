import FoundationEssentials
import JSON
import TestSupport
import Testing
import UserContract

extension EndToEnd {
    /// An operator restores one side from a backup: what heals by itself must, what cannot must be told.
    @Suite struct RestoredStoreTests {
        @Test func `a read store restored to an earlier moment says where it stands and is filled again`() async throws
        {
            let cluster = try await DurableCluster.shared()
            try await HindsightPair.running(on: cluster) { pair in
                try await Population.create(20, prefix: "early", pair.commands)
                try await ReadModelCheck.expectEqualsFold(pair)
                let backup = try await backUp(.queryService, of: pair, on: cluster)
                try await Population.create(20, prefix: "late", pair.commands)
                try await ReadModelCheck.expectEqualsFold(pair)

                try await restore(.queryService, of: pair, from: backup, on: cluster)
                // Until something happens nobody tells the read models that they are behind.
                try await Population.create(1, prefix: "after", pair.commands)
                #expect(try await ReadModelCheck.expectEqualsFold(pair).head == 41)
                let metrics = try await pair.commands(nil).get("/metrics").text
                #expect(metrics.contains(#"outcome="position_mismatch""#), "\(metrics)")
            }
        }

        /// By its first new event, and when there are more of them than were lost: then the last position alone would look
        /// as if all were well.
        @Test(arguments: [1, 30])
        func `an event store restored to an earlier moment is found out although its new events reuse positions`(
            newEvents: Int
        ) async throws {
            let cluster = try await DurableCluster.shared()
            try await HindsightPair.running(on: cluster) { pair in
                try await Population.create(20, prefix: "early", pair.commands)
                try await ReadModelCheck.expectEqualsFold(pair)
                let backup = try await backUp(.commandService, of: pair, on: cluster)
                try await Population.create(20, prefix: "lost", pair.commands)
                let known = try await ReadModelCheck.expectEqualsFold(pair)

                try await restore(.commandService, of: pair, from: backup, on: cluster)
                try await Population.create(newEvents, prefix: "other", pair.commands)
                let stopped = try await readModels(pair).wait(forState: "stopped")
                #expect(stopped["position"] == 20)
                #expect(stopped["last_failure"]?["status"] == 409)
                #expect(stopped["last_failure"]?["reason"] == "The subscriber has the history of another log.")
                try await expectUntouched(known, pair)
            }
        }

        @Test func `another event store behind the same address is found out by its log`() async throws {
            let cluster = try await DurableCluster.shared()
            try await HindsightPair.running(on: cluster) { pair in
                try await Population.create(3, prefix: "early", pair.commands)
                let known = try await ReadModelCheck.expectEqualsFold(pair)

                try await pair.command.stop()
                try await cluster.empty(pair.commandDatabase)
                try await OneShot.run(
                    .commandService, ["migrate"], ["HINDSIGHT_DATABASE_URL": pair.commandDatabase.connectionString]
                ).expectSuccess()
                try await pair.command.start()
                try await Population.create(4, prefix: "other", pair.commands)
                _ = try await readModels(pair).wait(forState: "stopped")
                try await expectUntouched(known, pair)
            }
        }

        private func readModels(_ pair: HindsightPair) -> SubscriptionClient {
            SubscriptionClient(name: "read-models", client: pair.commands)
        }

        private func backUp(
            _ program: Program, of pair: HindsightPair, on cluster: PostgresCluster
        ) async throws -> TestDatabase {
            try await pair.service(program).stop()
            let backup = try await cluster.backUp(pair.database(program))
            try await pair.service(program).start()
            return backup
        }

        private func restore(
            _ program: Program, of pair: HindsightPair, from backup: TestDatabase, on cluster: PostgresCluster
        ) async throws {
            try await pair.service(program).stop()
            try await cluster.restore(pair.database(program), from: backup)
            try await pair.service(program).start()
        }

        /// The read models still tell the history that they were told first.
        private func expectUntouched(_ known: Fold, _ pair: HindsightPair) async throws {
            for user in known.users {
                let answer = try await pair.queries.get("/users/\(user.id.text)")
                #expect(answer.json == user.json)
                #expect(answer.header("hindsight-position") == String(known.head))
            }
        }
    }
}
