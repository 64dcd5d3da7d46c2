import Curl
import JSON
import TestSupport
import Testing

extension EndToEnd {
    /// Read your own write, over real connections.
    @Suite struct WaitingTests {
        private static let readers = 1_000

        @Test func `a thousand waiting requests ask the database nothing, and one apply answers them all`() async throws
        {
            try await LoneQueryService.running { lone in
                let events = try await lone.tellStory()
                let client = try await lone.client()
                let idle = try await lone.service.use
                let paths = [
                    "/users", "/users/\(LoneQueryService.bob)", "/users/\(LoneQueryService.bob)/history", "/audit",
                ]
                let answers = Task {
                    try await withThrowingTaskGroup(of: HTTPAnswer.self) { group in
                        for reader in 0..<Self.readers {
                            group.addTask {
                                try await client.get(
                                    "\(paths[reader % paths.count])?min_position=\(events + 1)", wait: 30)
                            }
                        }
                        return try await group.reduce(into: []) { $0.append($1) }
                    }
                }
                try await lone.wait(forReaders: Self.readers)
                #expect(try await fallsSilent(lone), "the database is asked while nobody has anything to ask")
                let use = try await lone.service.use
                #expect(use.residentBytes - idle.residentBytes < 100 << 20, "\(use.residentBytes - idle.residentBytes)")
                #expect(try await lone.databaseConnections() <= 20)

                try await lone.deliverNames(after: events, count: 1)
                for answer in try await answers.value {
                    #expect(answer.status == 200, "\(answer.text)")
                    #expect(answer.header("hindsight-position") == "\(events + 1)")
                    #expect(answer.header("preference-applied") == "wait=30")
                }
                try await lone.wait(forReaders: 0)
            }
        }

        /// PostgreSQL counts a second or so late, so that the readings before the waiting come first; then there is a second
        /// in which nothing comes. Were there polling, none would be.
        private func fallsSilent(_ lone: LoneQueryService) async throws -> Bool {
            var before = try await lone.transactions()
            for _ in 0..<15 {
                try await Task.sleep(for: .seconds(1))
                let after = try await lone.transactions()
                if after - before < 20 { return true }
                before = after
            }
            return false
        }

        @Test func `who waits in vain is told in time, who does not wait at once`() async throws {
            try await LoneQueryService.running { lone in
                let events = try await lone.tellStory()
                let client = try await lone.client()
                let start = ContinuousClock.now
                let early = try await client.get("/audit?min_position=\(events + 1)")
                #expect(early.status == 409)
                #expect(early.header("preference-applied") == nil)
                let late = try await client.get("/audit?min_position=\(events + 1)", wait: 2)
                #expect(late.status == 409)
                #expect(late["type"] == "not-yet-consistent")
                #expect(late["required_position"]?.integer == events + 1)
                #expect(late["position"]?.integer == events)
                #expect(late.header("preference-applied") == "wait=2")
                #expect(late.header("retry-after") == "1")
                let took = ContinuousClock.now - start
                #expect(took >= .seconds(2) && took < .seconds(15))
            }
        }

        @Test func `nobody waits for clients that have gone, and a stop sends those away who wait`() async throws {
            try await LoneQueryService.running { lone in
                let events = try await lone.tellStory()
                let client = try await lone.client()
                await withTaskGroup { group in
                    for _ in 0..<20 {
                        group.addTask {
                            // Hangs up long before the half minute is over.
                            _ = try? await client.send(
                                "GET", "/users?min_position=\(events + 1)", headers: [("Prefer", "wait=30")],
                                timeout: .seconds(2))
                        }
                    }
                }
                let hungUp = ContinuousClock.now
                try await lone.wait(forReaders: 0)
                #expect(ContinuousClock.now - hungUp < .seconds(15))

                let waiting = Task { try await client.get("/users?min_position=\(events + 1)", wait: 30) }
                try await lone.wait(forReaders: 1)
                let stopping = ContinuousClock.now
                #expect(try await lone.service.stop() == .exited(0))
                #expect(try await waiting.value.status == 409)
                #expect(ContinuousClock.now - stopping < .seconds(15))
            }
        }
    }
}
