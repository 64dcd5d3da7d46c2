/// What is told about work under way, and when. Pure: the clock is the caller's.
public struct ProgressReport: Sendable {
    public enum Unit: Sendable {
        case events
        case bytes
    }

    private let activity: String
    private let unit: Unit
    private let interval: Duration
    private let start: ContinuousClock.Instant
    private let doneBefore: Int64
    private let barWidth: Int
    private var due: ContinuousClock.Instant

    /// - Parameters:
    ///   - activity: the sentence's first word, such as `exporting`.
    ///   - doneBefore: what was done before `start`, which says nothing of the rate.
    ///   - barWidth: characters of the bar; 0 draws none.
    public init(
        _ activity: String, unit: Unit, every interval: Duration, from start: ContinuousClock.Instant,
        doneBefore: Int64 = 0, barWidth: Int = 0
    ) {
        self.activity = activity
        self.unit = unit
        self.interval = interval
        self.start = start
        self.doneBefore = doneBefore
        self.barWidth = barWidth
        due = start + interval
    }

    /// The line that is due; nil when the last one was a moment ago.
    /// - Parameter total: 0 when nobody knows.
    public mutating func line(
        done: Int64, of total: Int64, at now: ContinuousClock.Instant
    ) -> String? {
        guard now >= due else { return nil }
        due = now + interval
        return line(done: done, of: total, after: now - start)
    }

    func line(done: Int64, of total: Int64, after elapsed: Duration) -> String {
        let seconds = max(Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) / 1e18, 0.001)
        let rate = Double(max(0, done - doneBefore)) / seconds
        var line = activity
        if total > 0 { line += bar(done, of: total) + " \(min(100, 100 * done / total))%" }
        line += ", \(amount(done)) at \(amount(Int64(rate.rounded())))/s"
        if total > 0, rate > 0 { line += ", \(Self.clock(Double(max(0, total - done)) / rate)) left" }
        return line
    }

    /// ` [######..................]`
    private func bar(_ done: Int64, of total: Int64) -> String {
        guard barWidth > 0 else { return "" }
        let filled = Int(Double(barWidth) * min(1, Double(done) / Double(total)))
        return " [" + String(repeating: "#", count: filled) + String(repeating: ".", count: barWidth - filled) + "]"
    }

    private func amount(_ count: Int64) -> String {
        switch unit {
        case .events: "\(count) events"
        case .bytes where count >= 10 << 20: "\(count >> 20) MiB"
        case .bytes: "\(count >> 10) KiB"
        }
    }

    /// `0:07`, `12:34`, `1:02:03`
    private static func clock(_ seconds: Double) -> String {
        let whole = Int64(min(seconds.rounded(.up), 359_999))
        let (hours, minutes) = (whole / 3600, whole / 60 % 60)
        let tail = twoDigits(whole % 60)
        return hours > 0 ? "\(hours):\(twoDigits(minutes)):\(tail)" : "\(minutes):\(tail)"
    }

    private static func twoDigits(_ number: Int64) -> String {
        number < 10 ? "0\(number)" : "\(number)"
    }
}
