import Postgres

/// Where in the log a search has to look. The row of `search_bounds.sql`.
struct SearchBounds {
    let head: Int64
    private let positions: ClosedRange<Int64>?
    /// Of the one stream that is searched.
    private let revisions: ClosedRange<Int64>?

    init(_ row: Row) throws(PostgresError) {
        head = try row.decode(column: 0, as: Int64.self)
        positions = Self.range(
            after: try row.decode(column: 1, as: Int64.self), through: try row.decode(column: 2, as: Int64.self))
        let first = try row.decode(column: 3, as: Int64?.self) ?? 1
        let end = try row.decode(column: 4, as: Int64?.self) ?? 1
        revisions = Self.range(after: first - 1, through: end - 1)
    }

    /// Nil when there is nothing to look for.
    func numbers(of scope: SearchScope) -> ClosedRange<Int64>? {
        switch scope {
        case .log: positions
        case .stream: revisions
        }
    }

    private static func range(after: Int64, through: Int64) -> ClosedRange<Int64>? {
        after < through ? after + 1...through : nil
    }
}
