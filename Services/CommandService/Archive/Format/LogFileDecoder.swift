import CommandApplication
import Crypto
import JSON
import UserContract

/// Reads the lines of a log file in order and refuses a file that is not one, or not all of one.
public struct LogFileDecoder {
    private var digest = SHA256()
    private var events: Int64 = 0
    private var commands: Int64 = 0
    private var trailer: LogTrailer?
    /// The line that was read last, from 1.
    public private(set) var line: Int64 = 0

    public init() {}

    /// - Parameter bytes: one line without its line end.
    public mutating func decode(_ bytes: [UInt8]) throws(LogFileProblem) -> LogLine {
        line += 1
        do throws(ArchiveProblem) {
            let decoded = try decodeNext(bytes)
            digest.update(data: bytes)
            digest.update(data: [UInt8(ascii: "\n")])
            return decoded
        } catch {
            throw LogFileProblem(line: line, problem: error.description)
        }
    }

    /// To be called when there are no more lines.
    public func end() throws(LogFileProblem) -> LogTrailer {
        guard let trailer else {
            throw LogFileProblem(line: line + 1, problem: "the file ends here without its last line: it is cut off")
        }
        return trailer
    }

    private mutating func decodeNext(_ bytes: [UInt8]) throws(ArchiveProblem) -> LogLine {
        guard trailer == nil else { throw ArchiveProblem("it follows the last line of the log") }
        var members = try LineMembers(bytes)
        let decoded = try decode(&members)
        try members.expectNoMore()
        return decoded
    }

    private mutating func decode(_ members: inout LineMembers) throws(ArchiveProblem) -> LogLine {
        if line == 1 {
            return .header(try LogHeader(&members))
        } else if members.has("event_id") {
            events += 1
            return .entry(.event(try RecordedEvent(&members)))
        } else if members.has("command_id") {
            commands += 1
            return .entry(.command(try HandledCommand(&members)))
        } else if members.has("end") {
            let read = try LogTrailer(&members)
            try check(read)
            trailer = read
            return .trailer(read)
        }
        throw ArchiveProblem("it is neither an event nor a command nor the end of a log")
    }

    private func check(_ trailer: LogTrailer) throws(ArchiveProblem) {
        guard trailer.events == events, trailer.commands == commands else {
            throw ArchiveProblem(
                "the file was written with \(trailer.events) events and \(trailer.commands) commands"
                    + " and has \(events) and \(commands)")
        }
        guard trailer.digest == Array(digest.finalize()) else {
            throw ArchiveProblem("the file was changed after it was written: its SHA-256 is another")
        }
    }
}
