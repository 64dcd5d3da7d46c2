import CommandApplication
import CommandArchive
import FoundationEssentials
import Postgres
import TestSupport
import Testing
import UserContract

@Suite(.timeLimit(.minutes(5)))
struct ImportTests {
    @Test func `gives back the same log, byte for byte`() async throws {
        try await ArchiveDatabase.with(.everything) { original in
            let file = try await original.export()
            try await ArchiveDatabase.with { copy in
                let summary = try await copy.load(file, keepsLogID: true)
                #expect(summary.events == 11)
                #expect(try await copy.contents() == original.contents())
                #expect(try await copy.export().firstDifference(from: file, header: true) == nil)
                #expect(try await copy.verify() == original.verify())
            }
        }
    }

    @Test func `keeps the log's own UUID unless told that it is the same log`() async throws {
        let file = LogFile(Story.everything.entries)
        try await ArchiveDatabase.with { copy in
            let own = try await copy.value("SELECT log_uuid FROM heads", as: UUID.self)
            try await copy.load(file)
            #expect(try await copy.value("SELECT log_uuid FROM heads", as: UUID.self) == own)
            #expect(try await copy.export().firstDifference(from: file) == nil)
        }
        try await ArchiveDatabase.with { copy in
            try await copy.load(file, keepsLogID: true)
            #expect(try await copy.value("SELECT log_uuid FROM heads", as: UUID.self) == LogFile.logID)
        }
    }

    @Test func `loads an empty log`() async throws {
        try await ArchiveDatabase.with { copy in
            let before = try await copy.contents()
            #expect(try await copy.load(LogFile([])).events == 0)
            #expect(try await copy.contents() == before)
        }
    }

    @Test func `still knows every command, every e-mail and where to go on`() async throws {
        try await ArchiveDatabase.with { copy in
            try await copy.load(LogFile(Story.everything.entries))
            for command in Story.everything.commands {
                let query = "SELECT fingerprint FROM commands WHERE command_id = '\(command.commandID.text)'"
                #expect(try await copy.value(query, as: Bytes.self).bytes == command.fingerprint)
            }
            let emails =
                "SELECT string_agg(kind || ' ' || value || ' ' || stream_id, ' ' ORDER BY value) FROM reservations"
            #expect(
                try await copy.value(emails, as: String.self)
                    == "email sara@example.com \(Story.user(1).text) email sarah@example.com \(Story.user(3).text)")
            let head = "SELECT position || ' ' || extract(epoch FROM recorded_at) * 1000000 FROM heads"
            #expect(try await copy.value(head, as: String.self).hasPrefix("11 \(Story.time(11).microseconds)"))
        }
    }

    @Test(arguments: [
        "INSERT INTO reservations VALUES (1, 'email', 'a@example.com', gen_random_uuid())",
        "INSERT INTO commands VALUES (1, 0, 1, 0, gen_random_uuid(), gen_random_uuid(), 1, '')",
        "INSERT INTO events VALUES (1, 1, now(), gen_random_uuid(), gen_random_uuid(), 1, 1, '', '{}', '{}')",
        "UPDATE heads SET position = 1",
    ])
    func `refuses a log that is not empty`(_ rest: String) async throws {
        try await ArchiveDatabase.with { database in
            try await database.run(rest)
            let before = try await database.contents()
            await #expect(throws: ArchiveProblem.self) {
                try await database.load(LogFile(Story.everything.entries))
            }
            #expect(try await database.contents() == before)
        }
    }

    @Test func `refuses files that are cut off, changed or with a hole, and leaves the log empty`() async throws {
        let whole = LogFile(Story.everything.entries)
        var cut = whole
        cut.lines.removeLast(7)
        var changed = whole
        changed.lines[2] = Array(changed.texts[2].replacing("0101", with: "0102").utf8)
        var entries = Story.everything.entries
        entries.removeSubrange(5..<7)
        try await ArchiveDatabase.with { database in
            let empty = try await database.contents()
            for (file, line) in [(cut, 22), (changed, 28), (LogFile(entries), 7)] as [(LogFile, Int64)] {
                let problem = await #expect(throws: LogFileProblem.self) { try await database.load(file) }
                #expect(problem?.line == line, "\(String(describing: problem))")
                #expect(try await database.contents() == empty)
            }
            try await database.load(whole)
        }
    }

    @Test func `names line and position where a part of a log has its first hole`() async throws {
        try await ArchiveDatabase.with(.everything) { original in
            let file = try await original.export(LogSelection(user: Story.user(2)))
            try await ArchiveDatabase.with { copy in
                let problem = await #expect(throws: LogFileProblem.self) { try await copy.load(file) }
                #expect(problem?.line == 2)
                #expect(problem?.description.contains("position 1") == true)
                #expect(problem?.description.contains("part of a log") == true)
            }
        }
    }

    @Test func `refuses a file that uses an id twice`() async throws {
        let story = Story.everything
        let commands = story.changingCommand(15) { $0.commandID = Story.commandID(1) }.map { entry in
            guard case .event(var event) = entry, event.position == 11 else { return entry }
            event.metadata = Array(
                String(decoding: event.metadata, as: UTF8.self)
                    .replacing(Story.commandID(15).text, with: Story.commandID(1).text).utf8)
            return .event(event)
        }
        let events = story.changing(11) { $0.eventID = Story.eventID(3) }
        try await ArchiveDatabase.with { copy in
            let empty = try await copy.contents()
            await #expect(throws: ArchiveProblem.self) { try await copy.load(LogFile(commands)) }
            let violation = await #expect(throws: LogViolation.self) { try await copy.load(LogFile(events)) }
            #expect(violation?.position == 11)
            #expect(try await copy.contents() == empty)
        }
    }

    @Test func `leaves the log empty when its connection is cut on the way`() async throws {
        let file = LogFile(Story.busy(users: 600).entries)
        try await ArchiveDatabase.with { copy in
            let empty = try await copy.contents()
            for line in [1, file.lines.count - 100, file.lines.count] {
                var rest = file.lines[...]
                await #expect(throws: (any Error).self) {
                    _ = try await LogImporter(client: copy.owner).load({
                        if rest.startIndex == line - 1 {
                            try await copy.cluster.terminateBackends(of: copy.database)
                        }
                        return rest.popFirst()
                    })
                }
                #expect(try await copy.contents() == empty)
            }
            try await copy.load(file)
            #expect(try await copy.verify().users == 600)
        }
    }

    @Test func `reads nothing while somebody appends`() async throws {
        try await ArchiveDatabase.with { copy in
            let client = try ArchiveDatabase.client(
                copy.database.connectionString, settings: ["lock_timeout": "50ms"])
            defer { client.close() }
            var isRead = false
            try await copy.owner.withTransaction { other in
                _ = try await other.execute(Statement(name: "", sql: "SELECT FROM heads FOR UPDATE"))
                let problem = await #expect(throws: ArchiveProblem.self) {
                    try await LogImporter(client: client).load({
                        isRead = true
                        return nil
                    })
                }
                #expect(problem?.description.contains("stop the services") == true)
            }
            #expect(!isRead)
        }
    }

    @Test func `says that the service's own role may not`() async throws {
        try await ArchiveDatabase.with { copy in
            let role = copy.service
            let file = LogFile(Story.everything.entries)
            await #expect(throws: ArchiveProblem.self) {
                try await LogImporter(client: role).load(file.reader(), keepsLogID: true)
            }
        }
    }
}
