import FoundationEssentials
import JSON
import TestSupport
import Testing

extension EndToEnd {
    /// What Prometheus gets from the real programs, judged by its own tool.
    @Suite struct MetricsTests {
        @Test func `promtool finds nothing wrong with the metrics of either service, and every name is there`()
            async throws
        {
            try await HindsightPair.running { pair in
                let created = try await pair.commands.call("user.create", ["name": "Ada", "email": "ada@example.com"])
                let position = try #require(created.position)
                #expect(try await pair.queries.get("/users?min_position=\(position)", wait: 30).status == 200)
                let directory = FileManager.default.temporaryDirectory.path
                for (service, names) in [(pair.command, Self.commandNames), (pair.query, Self.queryNames)] {
                    let client = service.program == .commandService ? pair.commands(nil) : pair.queries(nil)
                    let text = try await Self.text(client, until: names)
                    let file = "\(directory)/hindsight-metrics-\(UUID().uuidString)"
                    try Data(text.utf8).write(to: URL(filePath: file))
                    defer { try? FileManager.default.removeItem(atPath: file) }
                    let check = try await TestTool.run(
                        "promtool", ["check", "metrics"], in: directory, input: file)
                    #expect(check.status == .exited(0), "\(service.program.rawValue): \(check.output)")
                    #expect(check.output.isEmpty, "\(service.program.rawValue): \(check.output)")
                    for name in names {
                        #expect(text.contains("# HELP \(name) ") && text.contains("# TYPE \(name) "), "\(name)")
                    }
                    #expect(text.contains("le=\"+Inf\""))
                    #expect(text.contains("build_info{service=\"\(service.program.rawValue)\",version=\"1.0.0\"} 1\n"))
                    #expect(!text.contains("127.0.0.1") && !text.contains("@"), "nobody's address")
                }
            }
        }

        @Test func `the projection's gauges are of now, and stay when the database is away`() async throws {
            try await LoneQueryService.running { lone in
                let events = try await lone.tellStory()
                let text = try await lone.anonymous.get("/metrics").text
                #expect(text.contains("projection_position{projection=\"users\"} \(events)\n"), "\(text)")
                #expect(text.contains("projection_head_position{projection=\"users\"} \(events)\n"))
                #expect(text.contains("projection_lag_events{projection=\"users\"} 0\n"))
                #expect(text.contains("projection_lag_seconds{projection=\"users\"} 0\n"))
                #expect(text.contains("projection_events_applied_total{projection=\"users\"} \(events)\n"))
                #expect(text.contains("projection_apply_duration_seconds_count{projection=\"users\"} 1\n"))
                #expect(text.contains("waiting_readers 0\n"))
                try await lone.shutOutOfDatabase()
                let away = try await lone.anonymous.get("/metrics")
                #expect(away.status == 200)
                #expect(away.text.contains("projection_position{projection=\"users\"} \(events)\n"))
                #expect(try await lone.anonymous.get("/health/ready").status == 503)
                #expect(try await lone.anonymous.get("/health/live").status == 200)
            }
        }

        /// Some are there only once something was counted.
        private static func text(_ client: HTTPClient, until names: [String]) async throws -> String {
            let deadline = ContinuousClock.now + .seconds(30)
            while true {
                let text = try await client.get("/metrics").text
                if names.allSatisfy({ text.contains("# TYPE \($0) ") }) || ContinuousClock.now > deadline {
                    return text
                }
                try await Task.sleep(for: .milliseconds(50))
            }
        }

        private static let commandNames = [
            "commands_total", "command_duration_seconds", "events_appended_total", "event_store_head_position",
            "webhook_attempts_total", "webhook_attempt_duration_seconds", "webhook_delivery_latency_seconds",
            "webhook_endpoint_state", "webhook_lag_events", "webhook_lag_seconds", "webhook_pending",
            "webhook_oldest_pending_age_seconds",
            "http_requests_total", "http_request_duration_seconds", "build_info",
        ]

        private static let queryNames = [
            "projection_position", "projection_head_position", "projection_lag_events", "projection_lag_seconds",
            "projection_events_applied_total", "projection_apply_duration_seconds", "waiting_readers",
            "rebuild_progress_ratio",
            "http_requests_total", "http_request_duration_seconds", "build_info",
        ]
    }
}
