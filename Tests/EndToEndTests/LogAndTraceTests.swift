import FoundationEssentials
import JSON
import Testing

extension EndToEnd {
    @Suite struct LogAndTraceTests {
        private static let trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
        private static let settings = ["HINDSIGHT_LOG_LEVEL": "trace", "HINDSIGHT_LOG_FORMAT": "json"]
        /// Texts that are not to be found in any log.
        private static let personal = ["Zerlina", "Zenobia", "zerlina", "Quiet reason"]

        @Test func `a trace goes from the call into the event and its answer, a request id into the log`() async throws
        {
            try await HindsightPair.running(settings: Self.settings) { pair in
                let create = HTTPClient.call("user.create", ["name": "Sarah", "email": "sarah@example.com"], id: 1)
                let answer = try await pair.commands.send(
                    "POST", "/rpc",
                    headers: [
                        ("Content-Type", "application/json"), ("traceparent", Self.trace),
                        ("X-Request-Id", "request-of-the-test"),
                    ], body: create.serialized())
                #expect(answer.status == 200)
                #expect(answer.header("x-request-id") == "request-of-the-test")
                #expect(pair.command.log.contains(#""request_id":"request-of-the-test""#))
                let body = HTTPClient.call("events.read", [:], id: 2).serialized()
                let read = try await pair.commands.post("/rpc", body)
                #expect(read.header("x-request-id")?.isEmpty == false, "made when none is sent")
                let metadata = read["result"]?["items"]?.array?.first?["metadata"]
                #expect(metadata?["traceparent"] == .string(Self.trace))
            }
        }

        @Test func `at any level a log is JSON lines that tell nothing of a person`() async throws {
            try await HindsightPair.running(settings: Self.settings) { pair in
                let calls: [(String, JSONObject)] = [
                    ("user.create", ["name": "Zerlina", "email": "zerlina@example.com"]),
                    ("user.create", ["name": "Zenobia", "email": "zerlina@example.com"]),
                    ("user.create", ["name": "Zerlina", "email": "zerlina", "zerlina": 1]),
                    ("zerlina", ["name": "Zerlina"]),
                    ("events.read", [:]),
                ]
                for (method, params) in calls { _ = try await pair.commands.call(method, params) }
                let id = try #require(
                    try await pair.queries.get("/users?q=zerlina&min_position=1", wait: 30).json?["items"]?.array?
                        .first?["id"]?.string)
                _ = try await pair.commands.call("user.delete", ["user_id": .string(id), "reason": "Quiet reason"])
                for path in ["/users/\(id)?min_position=2", "/users?email=zerlina@example.com", "/audit", "/Zerlina"] {
                    _ = try await pair.queries.get(path, wait: 30)
                }
                for service in [pair.command, pair.query] {
                    let lines = service.log.split(separator: "\n")
                    #expect(lines.count > 5)
                    for line in lines {
                        #expect((try? JSONParser.parse(Array(line.utf8)))?["message"] != nil, "\(line)")
                        for text in Self.personal { #expect(!line.contains(text), "\(line)") }
                    }
                }
            }
        }
    }
}
