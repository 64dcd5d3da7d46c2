import Glibc

/// Shows progress on standard error: one line that is drawn again on a terminal, a line every few seconds elsewhere.
public final class ProgressPrinter {
    private let isTerminal: Bool
    private var report: ProgressReport
    private var hasDrawn = false

    public init(_ activity: String, unit: ProgressReport.Unit) {
        isTerminal = isatty(STDERR_FILENO) == 1
        report = ProgressReport(
            activity, unit: unit, every: isTerminal ? .milliseconds(200) : .seconds(5), from: .now)
    }

    public func show(_ done: Int64, of total: Int64) {
        guard let line = report.line(done: done, of: total, at: .now) else { return }
        Self.write(isTerminal ? "\r\u{1b}[K" + line : line + "\n")
        hasDrawn = isTerminal
    }

    /// Takes the line off a terminal, so that what comes next begins on a clean one.
    public func clear() {
        if hasDrawn { Self.write("\r\u{1b}[K") }
        hasDrawn = false
    }

    /// Progress that nobody can read is no reason to stop.
    private static func write(_ text: String) {
        var text = text
        text.withUTF8 { _ = Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
    }
}
