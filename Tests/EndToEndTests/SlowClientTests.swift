import FoundationEssentials
import JSON
import TestSupport
import Testing

extension EndToEnd {
    @Suite struct SlowClientTests {
        @Test func `20,000 slow and half-open connections keep nobody else from being answered`() async throws {
            try await HindsightPair.running { pair in
                let options = [
                    "HINDSIGHT_MAX_CONNECTIONS": "1000", "HINDSIGHT_HEADER_TIMEOUT": "5s",
                    "HINDSIGHT_BODY_TIMEOUT": "5s",
                ]
                let service = try await pair.anotherCommandService(options: options)
                let client = pair.client(at: service)
                let id = UUID().uuidString.lowercased()
                let created = try await client.call(
                    "user.create", ["user_id": .string(id), "name": "Sarah", "email": "sarah@example.com"])
                #expect(created.revision == 1)
                let before = try await service.use

                let isOver = Watched(false)
                async let opened: Int = {
                    defer { isOver.update { $0 = true } }
                    return try await SlowClients.flood(port: service.port, total: 20_000, width: 1_200)
                }()
                async let answered: Int = {
                    var count = 0
                    while !isOver.value {
                        count += 1
                        let answer = try await client.call(
                            "user.changeName", ["user_id": .string(id), "name": .string("Sarah \(count)")])
                        #expect(answer.revision == Int64(count + 1))
                        #expect(try await client.get("/health/ready").status == 200)
                        // One caller's pace; other tests want the processor too.
                        try await Task.sleep(for: .milliseconds(20))
                    }
                    return count
                }()
                #expect(try await opened == 20_000)
                #expect(try await answered > 0)

                while try await service.use.openFiles > before.openFiles + 20 {
                    try await Task.sleep(for: .milliseconds(10))
                }
                let growth = try await service.use.residentBytes - before.residentBytes
                #expect(growth < 200 << 20, "\(growth) bytes more than before")
                let metrics = try await client.get("/metrics").text
                #expect(metrics.contains(#"http_connections_closed_total{reason="evicted"}"#))
            }
        }

        @Test func `SIGTERM ends a service with silent and half-sent connections in time, with exit 0`()
            async throws
        {
            try await HindsightPair.running { pair in
                let service = try await pair.anotherCommandService(options: ["HINDSIGHT_DRAIN_TIMEOUT": "2s"])
                #expect(try await pair.client(at: service).get("/health/ready").status == 200)
                async let opened = SlowClients.flood(port: service.port, total: 100, width: 100, untilClosed: true)
                while try await service.use.openFiles < 100 { try await Task.sleep(for: .milliseconds(5)) }
                #expect(try await service.stop() == .exited(0))
                #expect(try await opened == 100)
            }
        }
    }
}
