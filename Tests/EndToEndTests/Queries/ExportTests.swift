import FoundationEssentials
import JSON
import TestSupport
import Testing

extension EndToEnd {
    /// The audit of a million events as one answer of the real program.
    @Suite struct ExportTests {
        private static let rows: Int64 = 1_000_000
        /// What the program may use with such an answer under way, in a build for debugging.
        private static let memory = 120 << 20

        @Test func `a million entries leave in bounded memory, and a reader of others reads them`() async throws {
            try await LoneQueryService.running { lone in
                try await LargeAudit.fill(lone.database, count: Self.rows)
                let lines = try await Download.start("/audit", of: lone, accept: "application/x-ndjson")
                try await expectBoundedMemory(lone, while: lines)
                #expect(try lineCount(of: lines.file) == Self.rows)
                try FileManager.default.removeItem(atPath: lines.file)

                // A part of it: to take an entry apart costs time in a build for debugging.
                let sheet = try await Download.start("/audit?limit=100000", of: lone, accept: "text/csv")
                try await expectBoundedMemory(lone, while: sheet)
                let reading = try await TestTool.run(
                    "/usr/bin/python3", ["\(Self.folder)/read_csv.py", sheet.file], in: lone.directory)
                let read = try JSONParser.parse(Array(reading.output.utf8))
                #expect(read["rows"] == 100_000, "\(reading.output)")
                #expect(read["last"]?.integer == Self.rows - 100_000 + 1)
                #expect(read["is_falling"] == true)
                #expect(read["odd"] == [])
                #expect(read["columns"]?.array?.count == 12)
                #expect(read["changes"] == [#"{"name": {"from": "a", "to": "b"}}"#])
                #expect(read["actor"] == "'=alice")
                #expect(read["reason"] == "a, \"b\"")
            }
        }

        @Test func `a slow reader holds no connection to the database, and a stop cuts it off visibly`() async throws {
            try await LoneQueryService.running(settings: ["HINDSIGHT_DRAIN_TIMEOUT": "2s"]) { lone in
                try await LargeAudit.fill(lone.database, count: 100_000)
                let slow = try await Download.start("/audit", of: lone, accept: "application/x-ndjson", rate: "500K")
                try await slow.wait(forBytes: 200_000)
                // What fits between the two is on its way; then nothing is read until the client takes some of it.
                while try await lone.busyConnections() > 0, slow.process.isRunning {
                    try await Task.sleep(for: .milliseconds(20))
                }
                #expect(slow.process.isRunning)
                #expect(try await lone.client().get("/users").status == 200)
                #expect(try await lone.service.stop() == .exited(0))
                #expect(await slow.process.wait() == Download.isPartial)
            }
        }

        @Test func `a database that goes away in the middle ends the answer visibly`() async throws {
            try await LoneQueryService.running { lone in
                try await LargeAudit.fill(lone.database, count: 100_000)
                let download = try await Download.start(
                    "/audit", of: lone, accept: "application/x-ndjson", rate: "8M")
                try await download.wait(forBytes: 2_000_000)
                try await lone.shutOutOfDatabase()
                #expect(await download.process.wait() == Download.isPartial)
                #expect(lone.service.log.contains("An export was broken off."))
            }
        }

        private static let folder = URL(filePath: #filePath).deletingLastPathComponent().path

        private func expectBoundedMemory(_ lone: LoneQueryService, while download: Download) async throws {
            var most = 0
            while download.process.isRunning {
                most = max(most, try await lone.service.use.residentBytes)
                try await Task.sleep(for: .milliseconds(50))
            }
            #expect(await download.process.wait() == .exited(0))
            #expect(most > 0 && most < Self.memory, "\(most >> 20) MiB")
        }

        private func lineCount(of file: String) throws -> Int64 {
            let data = try Data(contentsOf: URL(filePath: file))
            return data.withUnsafeBytes { bytes in
                bytes.reduce(0) { $1 == UInt8(ascii: "\n") ? $0 + 1 : $0 }
            }
        }
    }
}
