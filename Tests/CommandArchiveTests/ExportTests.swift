import CommandApplication
import CommandArchive
import FoundationEssentials
import Testing
import UserContract

@Suite(.timeLimit(.minutes(5)))
struct ExportTests {
    @Test func `writes every event and command in order`() async throws {
        try await ArchiveDatabase.with(.everything) { database in
            let file = try await database.export()
            #expect(file.firstDifference(from: LogFile(Story.everything.entries)) == nil)
            let log = try await database.value("SELECT log_uuid FROM heads", as: UUID.self)
            #expect(file.texts[0] == #"{"format":"hindsight-log","version":1,"log":"\#(log.text)"}"#)
        }
    }

    @Test func `writes an empty log`() async throws {
        try await ArchiveDatabase.with { database in
            let file = try await database.export()
            #expect(file.lines.count == 2)
        }
    }

    @Test func `writes one user`() async throws {
        try await ArchiveDatabase.with(.everything) { database in
            for user in 1...3 {
                let entries = Story.everything.entries.filter { $0.user == Story.user(user) }
                let file = try await database.export(LogSelection(user: Story.user(user)))
                #expect(file.firstDifference(from: LogFile(entries, through: 11)) == nil)
            }
        }
    }

    @Test func `writes a span of time, its end excluded`() async throws {
        let story = Story.everything
        try await ArchiveDatabase.with(story) { database in
            for (from, to) in [(0, 12), (1, 11), (3, 3), (4, 5), (5, 9), (11, 12), (12, 99)] as [(Int64, Int64)] {
                for offset: Int64 in [0, -1, 1] {
                    let selection = LogSelection(
                        from: Story.time(from).advanced(byMicroseconds: offset), to: Story.time(to))
                    let file = try await database.export(selection)
                    let events = story.events.filter { $0.timestamp >= selection.from! && $0.timestamp < selection.to! }
                    #expect(file.positions == events.map(\.position), "\(from) \(to) \(offset)")
                }
            }
        }
    }

    @Test func `a prefix in time is a log of its own`() async throws {
        try await ArchiveDatabase.with(.everything) { database in
            let file = try await database.export(LogSelection(to: Story.time(6)))
            try await ArchiveDatabase.with { copy in
                let loaded = try await copy.load(file)
                #expect(loaded.events == 5)
                #expect(try await copy.verify() == loaded)
            }
        }
    }

    @Test func `says so when there is no such user`() async throws {
        try await ArchiveDatabase.with(.everything) { database in
            await #expect(throws: ArchiveProblem.self) {
                _ = try await database.export(LogSelection(user: Story.user(4)))
            }
        }
    }

    @Test func `has nothing that was committed after the look that was confirmed`() async throws {
        try await ArchiveDatabase.with(.everything) { database in
            var bytes: [UInt8] = []
            let exporter = LogExporter(client: database.service) {
                // After the snapshot, before the confirmation: another command of a user that is in the log.
                try await database.run(
                    """
                    INSERT INTO commands SELECT first_revision, last_revision, first_position, last_position,
                        gen_random_uuid(), stream_id, log_id, fingerprint
                    FROM commands WHERE first_position > last_position
                    """)
                return try await database.confirm()
            }
            try await exporter.export(.everything, to: { bytes += $0 })
            #expect(LogFile(bytes: bytes).firstDifference(from: LogFile(Story.everything.entries)) == nil)
        }
    }

    @Test func `does not read before it is confirmed`() async throws {
        try await ArchiveDatabase.with(.everything) { database in
            var written = 0
            let failing = LogExporter(client: database.service) { throw ArchiveProblem("no standby") }
            await #expect(throws: ArchiveProblem.self) {
                try await failing.export(.everything, to: { written += $0.count })
            }
            let behind = LogExporter(client: database.service) { 10 }
            await #expect(throws: ArchiveProblem.self) {
                try await behind.export(.everything, to: { written += $0.count })
            }
            #expect(written == 0)
        }
    }
}
