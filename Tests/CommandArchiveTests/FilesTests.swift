import CommandArchive
import FoundationEssentials
import Testing

struct FilesTests {
    private let folder = FileManager.default.temporaryDirectory.path + "/archive-\(UUID().uuidString)"

    init() throws {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }

    @Test func `a file is read line by line across the borders of the buffer`() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let lines = (0..<50).map { [UInt8](repeating: UInt8(ascii: "a") + UInt8($0 % 26), count: $0 * 997) }
        try Data(lines.joined(separator: [UInt8(ascii: "\n")]) + [UInt8(ascii: "\n")])
            .write(to: URL(filePath: folder + "/lines"))
        let reader = try LineReader(path: folder + "/lines")
        var read: [[UInt8]] = []
        while let line = try reader.next() { read.append(line) }
        #expect(read == lines)
        #expect(reader.consumed == reader.size)
    }

    @Test func `a line that was cut off is no line`() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try Data("one\ntw".utf8).write(to: URL(filePath: folder + "/cut"))
        let reader = try LineReader(path: folder + "/cut")
        #expect(try reader.next() == Array("one".utf8))
        #expect(throws: ArchiveProblem.self) { try reader.next() }
    }

    @Test func `a file that is not there is named`() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let problem = #expect(throws: ArchiveProblem.self) { _ = try LineReader(path: folder + "/nothing") }
        #expect(problem?.description.contains("nothing") == true)
    }

    @Test func `an output has its name only once it is complete, and leaves nothing behind otherwise`() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let path = folder + "/log"
        do {
            let output = try OutputFile(path: path)
            try output.write(Array("half".utf8))
            #expect(!FileManager.default.fileExists(atPath: path))
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == [])
        do {
            let output = try OutputFile(path: path)
            try output.write(Array("whole".utf8))
            try output.complete()
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["log"])
        #expect(try String(contentsOfFile: path, encoding: .utf8) == "whole")
        #expect(throws: ArchiveProblem.self) { _ = try OutputFile(path: folder) }
    }
}
