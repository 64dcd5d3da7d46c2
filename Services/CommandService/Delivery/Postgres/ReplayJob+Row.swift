import FoundationEssentials
import Postgres

extension ReplayJob {
    /// Reads a row of `list_replays.sql`.
    init(_ row: Row) throws(PostgresError) {
        self.init(
            id: try row.decode(column: 0, as: UUID.self), subscription: try row.decode(column: 1, as: String.self),
            cursor: DeliveryCursor(
                position: try row.decode(column: 2, as: Int64.self), eventID: try row.decode(column: 3, as: UUID?.self),
                settled: try row.decode(column: 4, as: Int64.self)),
            start: try row.decode(column: 5, as: Int64.self), toPosition: try row.decode(column: 6, as: Int64.self),
            aggregateID: try row.decode(column: 7, as: UUID?.self),
            eventTypes: try row.decode(column: 8, as: [String]?.self).map { Set($0) },
            targetURL: try row.decode(column: 9, as: String?.self),
            ratePerSecond: try row.decode(column: 10, as: Int64?.self))
    }
}
