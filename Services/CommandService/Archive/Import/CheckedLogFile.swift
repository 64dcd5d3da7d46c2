import UserContract

/// A log file on its way in: every line is read and held against the invariants before it counts.
struct CheckedLogFile {
    private(set) var header: LogHeader?
    private(set) var verifier = LogVerifier()
    private var decoder = LogFileDecoder()

    /// Returns the event or command of the line, if it has one.
    mutating func read(_ line: [UInt8]) throws(LogFileProblem) -> LogEntry? {
        switch try decoder.decode(line) {
        case .header(let read):
            header = read
            return nil
        case .entry(let entry):
            do {
                try verifier.check(entry)
            } catch {
                throw problem(error)
            }
            return entry
        case .trailer(let trailer):
            do {
                try verifier.checkEnd(at: trailer.position)
            } catch {
                throw problem(error)
            }
            return nil
        }
    }

    /// To be called when there are no more lines.
    func end() throws(LogFileProblem) {
        _ = try decoder.end()
    }

    /// Says so when the file was never meant to be whole: then nothing is wrong with it but its use.
    private func problem(_ violation: LogViolation) -> LogFileProblem {
        let isPart = header.map { $0.selection != .everything } ?? false
        let remark = "; the file holds a part of a log, and only one from position 1 without a hole can be imported"
        return LogFileProblem(line: decoder.line, problem: violation.description + (isPart ? remark : ""))
    }
}
