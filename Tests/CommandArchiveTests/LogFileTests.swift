import CommandApplication
import CommandArchive
import FoundationEssentials
import JSON
import Testing
import UserContract

struct LogFileTests {
    @Test func `gives back every byte of every event and command`() throws {
        let entries = Story.everything.entries
        let file = LogFile(entries)
        var decoder = LogFileDecoder()
        var read: [LogEntry] = []
        for line in file.lines {
            if case .entry(let entry) = try decoder.decode(line) { read.append(entry) }
        }
        _ = try decoder.end()
        #expect(read == entries)
        #expect(LogFile(read).firstDifference(from: file, header: true) == nil)
    }

    @Test func `has one JSON object a line, whatever white space a stored text holds`() throws {
        let file = LogFile(Story.everything.entries)
        #expect(file.lines.count == 2 + Story.everything.entries.count)
        for line in file.lines {
            #expect(try JSONParser.parse(line).object != nil)
            #expect(!line.contains(UInt8(ascii: "\r")))
        }
    }

    @Test func `writes an event as the contract has it`() throws {
        var story = Story()
        story.command(1, .rename("A", "B"))
        let lines = LogFile(story.entries).texts
        #expect(
            lines[1] == """
                {"event_id":"00000000-0000-4000-a000-000000000001",\
                "aggregate_id":"00000000-0000-4000-8000-000000000001","aggregate_type":"user","revision":1,"version":1,\
                "position":1,"timestamp":"2026-03-15T15:47:00.001000Z","event_type":"USER_NAME_CHANGED",\
                "data":{"name":"B","previous_name":"A"},\
                "metadata":{"actor":"admin","command_id":"00000000-0000-4000-9000-000000000001",\
                "correlation_id":"story"}}
                """)
        #expect(
            lines[2] == """
                {"command_id":"00000000-0000-4000-9000-000000000001",\
                "fingerprint":"0101010101010101010101010101010101010101010101010101010101010101",\
                "aggregate_id":"00000000-0000-4000-8000-000000000001","first_revision":1,"last_revision":1,\
                "first_position":1,"last_position":1}
                """)
    }

    @Test func `says in its first line which part of which log it holds`() throws {
        let selection = LogSelection(user: Story.user(1), from: Story.time(1), to: Story.time(9))
        let file = LogFile([], selection: selection)
        #expect(
            file.texts[0] == """
                {"format":"hindsight-log","version":1,"log":"\(LogFile.logID.text)",\
                "aggregate_id":"00000000-0000-4000-8000-000000000001","from":"2026-03-15T15:47:00.001000Z",\
                "to":"2026-03-15T15:47:00.009000Z"}
                """)
        var decoder = LogFileDecoder()
        #expect(
            try decoder.decode(file.lines[0]) == .header(LogHeader(logID: LogFile.logID, selection: selection)))
    }

    @Test func `is refused when it is cut off behind any line`() throws {
        let file = LogFile(Story.everything.entries)
        for count in 0..<file.lines.count {
            var cut = file
            cut.lines.removeSubrange(count...)
            let problem = try #require(refusal(of: cut))
            #expect(problem.line == Int64(count) + 1)
        }
    }

    @Test func `is refused when any of its lines was changed, left out, doubled or moved`() throws {
        let file = LogFile(Story.everything.entries)
        for index in file.lines.indices.dropLast() {
            var shorter = file
            shorter.lines.remove(at: index)
            #expect(refusal(of: shorter) != nil)
            var doubled = file
            doubled.lines.insert(file.lines[index], at: index)
            #expect(refusal(of: doubled) != nil)
            var moved = file
            moved.lines.swapAt(index, (index + 1) % (file.lines.count - 1))
            #expect(refusal(of: moved) != nil)
            var spaced = file
            spaced.lines[index].append(UInt8(ascii: " "))
            #expect(refusal(of: spaced) != nil)
        }
    }

    @Test func `is refused when one byte of an event was changed to another that reads as well`() throws {
        var file = LogFile(Story.everything.entries)
        let index = try #require(file.texts.firstIndex { $0.contains("zoe@example.com") })
        file.lines[index] = Array(file.texts[index].replacing("zoe@example.com", with: "joe@example.com").utf8)
        let problem = try #require(refusal(of: file))
        #expect(problem.line == Int64(file.lines.count))
        #expect(problem.problem.contains("changed"))
    }

    @Test(arguments: [
        "", "[]", "{", "{}", "hello", #"{"event_id":"x"}"#, #"{"command_id":7}"#, #"{"end":"other"}"#,
        #"{"format":"hindsight-log","version":1,"log":"00000000-0000-4000-9000-000000000001"}"#,
        #"{"event_id":"00000000-0000-4000-9000-000000000001","event_id":"00000000-0000-4000-9000-000000000001"}"#,
    ])
    func `is refused when a line is something else`(_ line: String) throws {
        var file = LogFile(Story.everything.entries)
        file.lines[2] = Array(line.utf8)
        #expect(try #require(refusal(of: file)).line == 3)
    }

    @Test(arguments: [
        "", "{}", #"{"format":"other","version":1,"log":"00000000-0000-4000-9000-000000000001"}"#,
        #"{"format":"hindsight-log","version":2,"log":"00000000-0000-4000-9000-000000000001"}"#,
        #"{"format":"hindsight-log","version":1,"log":"1"}"#, #"{"format":"hindsight-log","version":1}"#,
        #"{"format":"hindsight-log","version":1,"log":"00000000-0000-4000-9000-000000000001","more":1}"#,
    ])
    func `is refused when its first line is not a header of this version`(_ line: String) throws {
        var file = LogFile([])
        file.lines[0] = Array(line.utf8)
        #expect(try #require(refusal(of: file)).line == 1)
    }

    @Test func `is refused when a text beside the data says something else than the data`() throws {
        var file = LogFile(Story.everything.entries)
        let index = try #require(file.texts.firstIndex { $0.contains("data_text") })
        file.lines[index] = Array(file.texts[index].replacing(#""later": ["#, with: #""later": [9,"#).utf8)
        let problem = try #require(refusal(of: file))
        #expect(problem.line == Int64(index) + 1)
        #expect(problem.problem.contains("data_text"))
    }

    private func refusal(of file: LogFile) -> LogFileProblem? {
        var decoder = LogFileDecoder()
        do {
            for line in file.lines { _ = try decoder.decode(line) }
            _ = try decoder.end()
            return nil
        } catch {
            return error
        }
    }
}
