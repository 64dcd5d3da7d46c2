import FoundationEssentials
import JSON
import TestSupport
import Testing

/// The read models built anew while commands and questions go on.
extension EndToEnd {
    @Suite struct RebuildTests {
        @Test func `a rebuild under load loses nothing, and the copy before it can serve again`() async throws {
            try await HindsightPair.running { pair in
                let builds = BuildClient(pair: pair)
                try await Stream.run(against: pair, times: 2) {
                    let rebuilt = try await builds.run("rebuild", "--follow")
                    #expect(rebuilt.status == .exited(0), "\(rebuilt.errors)")
                    #expect(rebuilt.output.contains("  rebuild  done  "))
                    #expect(rebuilt.output.contains("  0 differences"))
                }
                let item = try await pair.queries.get("/projections")["items"]?.array?.first
                #expect(item?["state"] == "live")
                #expect(item?["build"]?["kind"] == "rebuild")
                #expect(item?["build"]?["requested_by"] == "kim")
                #expect(item?["previous"]?["version"] == 1)

                // What the kept copy does not have is fetched before it serves again.
                try await Population.create(30, pair.commands)
                let back = try await builds.run("rebuild", "--rollback", "--follow")
                #expect(back.status == .exited(0), "\(back.errors)")
                try await ReadModelCheck.expectEqualsFold(pair)
            }
        }
    }
}
