import FoundationEssentials
import Postgres
import QueryProjections

extension ReadModelDifference {
    /// A row of `list_differences`, but for its number.
    init(_ row: Row) throws {
        guard let kind = Kind(rawValue: try row.decode(column: 1)),
            let problem = Problem(rawValue: try row.decode(column: 5))
        else {
            throw ReadModelError.broken(detail: "A stored difference is of a kind that this program does not know.")
        }
        self.init(
            kind: kind, userID: try row.decode(column: 2),
            revision: try row.decode(column: 3), position: try row.decode(column: 4), problem: problem,
            fields: try row.decode(column: 6))
    }
}
