import FoundationEssentials
import Postgres

/// Which copy a delivery was judged against, and what it must still be when the delivery is written.
struct CopyStanding: Hashable {
    let id: UUID
    /// Another copy serves in its place.
    let isRetired: Bool
    /// The unfinished build; live deliveries are kept for it.
    let build: UUID?

    /// A row of `applied_checkpoint`.
    init?(_ rows: Rows) throws(PostgresError) {
        guard let row = rows.first else { return nil }
        id = try row.decode(column: 3)
        isRetired = try row.decode(column: 4)
        build = try row.decode(column: 5)
    }
}
