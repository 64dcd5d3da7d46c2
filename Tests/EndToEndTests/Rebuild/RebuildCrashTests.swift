import FoundationEssentials
import JSON
import TestSupport
import Testing

extension EndToEnd {
    /// The Query Service dies while it builds; who comes after it goes on.
    @Suite(.timeLimit(.minutes(5))) struct RebuildCrashTests {
        /// Where a build is to be when the process is killed: in a state, or any later one.
        private static let moments = [
            ["filling"], ["filling"], ["indexing", "comparing", "switching"], ["comparing", "switching"], ["switching"],
        ]

        @Test func `killed in every state it ends the build that it began, and no event is lost`() async throws {
            try await HindsightPair.running { pair in
                let builds = BuildClient(pair: pair)
                for number in 0..<3 { try await Population.create(900, prefix: "early\(number)", pair.commands) }
                for (number, moment) in Self.moments.enumerated() {
                    let ordered = try await builds.run("rebuild")
                    #expect(ordered.status == .exited(0), "\(ordered.errors)")
                    try await Population.create(20, prefix: "late\(number)", pair.commands)
                    try await builds.waitForBuild { build in
                        let isFilled = (build["position"]?.integer ?? 0) > Int64(number) * 500
                        let state = build["state"]?.string ?? ""
                        return state == "done" || moment.contains(state) && isFilled
                    }
                    try await pair.query.killAndStart()
                    let ended = try await builds.waitForBuild { $0["finished_at"] != nil }
                    #expect(ended["state"] == "done", "\(ended)")
                    #expect(ended["differences"] == 0, "\(ended)")
                }
                #expect(try await pair.queries.get("/users?limit=1&min_position=2800", wait: 30).status == 200)
                let verified = try await builds.run("verify")
                #expect(verified.status == .exited(0), "\(verified.errors)\(verified.output)")
                let stats = try await pair.queries.get("/stats")
                #expect(stats["events"]?["USER_CREATED"] == 2_800)
            }
        }

        @Test func `another instance takes a build over, and both answer from the copy that it made`() async throws {
            try await HindsightPair.running { pair in
                let other = try await pair.anotherQueryService()
                for number in 0..<2 { try await Population.create(700, prefix: "early\(number)", pair.commands) }
                let builds = BuildClient(pair: pair, service: other)
                let ordered = try await builds.run("rebuild")
                #expect(ordered.status == .exited(0), "\(ordered.errors)")
                try await builds.waitForBuild { ($0["position"]?.integer ?? 0) > 100 || $0["finished_at"] != nil }
                // Deliveries go to the first one: it must come back, whoever drives.
                try await pair.query.killAndStart()
                let followed = try await builds.run("rebuild", "--status", "--follow")
                #expect(followed.status == .exited(0), "\(followed.errors)")
                try await ReadModelCheck.expectEqualsFold(pair)
                let answer = try await pair.client(at: other).get("/users?limit=1&min_position=1400", wait: 30)
                #expect(answer.status == 200)
            }
        }
    }
}
