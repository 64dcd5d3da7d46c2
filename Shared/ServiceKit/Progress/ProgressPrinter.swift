#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Shows progress on standard error: one line with a bar that is drawn again on a terminal, a line now and then elsewhere.
public final class ProgressPrinter {
    private let isTerminal: Bool
    private var report: ProgressReport
    private var hasDrawn = false

    /// - Parameters:
    ///   - interval: between two lines where there is no terminal.
    ///   - doneBefore: what was done before anybody looked, which says nothing of the rate.
    public init(
        _ activity: String, unit: ProgressReport.Unit, lineEvery interval: Duration = .seconds(5), doneBefore: Int64 = 0
    ) {
        isTerminal = isatty(STDERR_FILENO) == 1
        report = ProgressReport(
            activity, unit: unit, every: isTerminal ? .milliseconds(200) : interval, from: .now,
            doneBefore: doneBefore, barWidth: isTerminal ? 24 : 0)
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
        text.withUTF8 { bytes in
            #if canImport(Glibc)
                _ = Glibc.write(STDERR_FILENO, bytes.baseAddress, bytes.count)
            #else
                _ = Darwin.write(STDERR_FILENO, bytes.baseAddress, bytes.count)
            #endif
        }
    }
}
