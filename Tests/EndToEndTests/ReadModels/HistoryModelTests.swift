import FoundationEssentials
import JSON
import TestSupport
import Testing
import UserContract

extension EndToEnd {
    /// Whatever happened on the way, every answer is the fold of the log.
    @Suite struct HistoryModelTests {
        @Test(arguments: [11, 12] as [UInt64])
        func `every endpoint answers with the fold of a random history`(seed: UInt64) async throws {
            try await HindsightPair.running { pair in
                var history = try await RandomHistory(seed: seed, for: pair)
                try await history.live(batches: 60, of: pair)
                try await expectFold(pair, seed: seed)
            }
        }

        @Test(arguments: [13] as [UInt64])
        func
            `the same after deliveries came twice, late or not at all, instances were killed, and a rebuild in the middle`(
                seed: UInt64
            ) async throws
        {
            try await RelayedPair.running(seed: seed) { relay, pair, instances in
                var history = try await RandomHistory(seed: seed, for: pair)
                let builds = BuildClient(pair: pair)
                for round in 0..<6 {
                    try await history.live(batches: 10, of: pair)
                    if round == 2 { #expect(try await builds.run("rebuild").status == .exited(0)) }
                    try await instances[round % instances.count].killAndStart()
                }
                relay.become(.fair)
                try await builds.waitForBuild { $0["state"] == "done" }
                try await expectFold(pair, seed: seed)
            }
        }

        private func expectFold(_ pair: HindsightPair, seed: UInt64) async throws {
            let fold = try await ReadModelCheck.expectEqualsFold(pair)
            #expect(fold.head > 100)
            #expect(Set(fold.events.map(\.type)) == Set(UserEventType.allCases.map(\.rawValue)))
            var random = SeededRandom(seed &+ 1)
            try await ReadModelCheck(fold: fold, queries: pair.queries).expectRandomLists(120, random: &random)
        }
    }
}
