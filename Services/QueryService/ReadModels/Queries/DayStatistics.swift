public import QueryProjections

/// One UTC day.
public struct DayStatistics: Sendable, Hashable {
    /// `2026-03-15`.
    public var day: String
    public var counts: DayCounts

    public init(day: String, counts: DayCounts) {
        self.day = day
        self.counts = counts
    }
}
