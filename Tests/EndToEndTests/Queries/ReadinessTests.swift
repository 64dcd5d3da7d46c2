import JSON
import TestSupport
import Testing

extension EndToEnd {
    /// Ready is who can give answers that are worth having.
    @Suite struct ReadinessTests {
        @Test func `a service that is too far behind is not ready, and becomes it by what it is delivered`()
            async throws
        {
            // The story is of years ago, which does not count here.
            let settings = ["HINDSIGHT_MAX_LAG_EVENTS": "10", "HINDSIGHT_MAX_LAG_SECONDS": "0"]
            try await LoneQueryService.running(settings: settings) { lone in
                let events = try await lone.tellStory(head: 17)
                let behind = try await lone.anonymous.get("/health/ready")
                #expect(behind.status == 503)
                #expect(behind["type"] == "not-ready")
                #expect(
                    behind["detail"]
                        == "The read models are 11 events behind, more than max-lag-events (10) allows.")
                #expect(behind.header("retry-after") != nil)
                #expect(try await lone.client().get("/users").status == 200, "what it has it tells")
                try await lone.deliverNames(after: events, count: 1, head: 17)
                #expect(try await lone.anonymous.get("/health/ready").status == 200)
            }
        }

        @Test func `a service whose last event is too old while others are missing is not ready`() async throws {
            // The story is of years ago.
            try await LoneQueryService.running(settings: ["HINDSIGHT_MAX_LAG_SECONDS": "60"]) { lone in
                _ = try await lone.tellStory(head: 7)
                let behind = try await lone.anonymous.get("/health/ready")
                #expect(behind.status == 503)
                #expect(behind["detail"]?.string?.contains("more than max-lag-seconds (60)") == true)
            }
        }

        @Test func `0 lets it be as far behind as it likes`() async throws {
            let settings = ["HINDSIGHT_MAX_LAG_SECONDS": "0", "HINDSIGHT_MAX_LAG_EVENTS": "0"]
            try await LoneQueryService.running(settings: settings) { lone in
                _ = try await lone.tellStory(head: 10_000_000)
                #expect(try await lone.anonymous.get("/health/ready").status == 200)
            }
        }
    }
}
