import CommandApplication
import CommandArchive
import FoundationEssentials
import UserContract

/// A log file in memory.
struct LogFile: Equatable {
    static let logID = Story.commandID(999_999)
    var lines: [[UInt8]]

    init(bytes: [UInt8]) {
        lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).dropLast().map(Array.init)
    }

    /// As an export writes it.
    init(_ entries: [LogEntry], selection: LogSelection = .everything, through position: Int64? = nil) {
        var encoder = LogFileEncoder()
        var bytes = encoder.begin(LogHeader(logID: Self.logID, selection: selection))
        var last: Int64 = 0
        for entry in entries {
            bytes += encoder.encode(entry)
            if case .event(let event) = entry { last = event.position }
        }
        self.init(bytes: bytes + encoder.end(through: position ?? last))
    }

    var texts: [String] { lines.map { String(decoding: $0, as: UTF8.self) } }

    /// Gives the lines one after the other.
    func reader() -> () -> [UInt8]? {
        var rest = lines[...]
        return { rest.popFirst() }
    }
}

extension LogFile {
    /// The first lines that differ. Unless asked for, the log's UUID may: the first line, and with it the digest.
    func firstDifference(from other: LogFile, header: Bool = false) -> String? {
        for index in (header ? 0 : 1)..<max(lines.count, other.lines.count) {
            let (mine, its) = (text(index, digest: header), other.text(index, digest: header))
            if mine != its { return "\(index): \(mine) | \(its)" }
        }
        return nil
    }

    private func text(_ index: Int, digest: Bool) -> String {
        guard index < lines.count else { return "" }
        let text = String(decoding: lines[index], as: UTF8.self)
        return digest ? text : String(text.split(separator: #","sha256""#)[0])
    }

    /// Of the events in it.
    var positions: [Int64] {
        var decoder = LogFileDecoder()
        return lines.compactMap { line in
            if case .entry(.event(let event)) = try? decoder.decode(line) { event.position } else { nil }
        }
    }
}

extension LogEntry {
    var user: UUID {
        switch self {
        case .event(let event): event.aggregateID
        case .command(let command): command.aggregateID
        }
    }
}
