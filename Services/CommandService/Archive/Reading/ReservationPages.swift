import FoundationEssentials
import Postgres

/// The rows of `reservations`, a page at a time.
struct ReservationPages {
    struct Reservation: Sendable {
        let kind: String
        let value: String
        let user: UUID
    }

    private static let size: Int32 = 1000
    private let transaction: PostgresTransaction
    private var last: (kind: String, value: String) = ("", "")

    init(_ transaction: PostgresTransaction) {
        self.transaction = transaction
    }

    /// Nil behind the last row.
    mutating func next() async throws -> [Reservation]? {
        let rows = try await transaction.execute(
            Statements.pageReservations, [Statements.log, last.kind, last.value, Self.size])
        let page = try rows.map { row in
            Reservation(
                kind: try row.decode(column: 0), value: try row.decode(column: 1), user: try row.decode(column: 2))
        }
        guard let row = page.last else { return nil }
        last = (row.kind, row.value)
        return page
    }
}
