import FoundationEssentials
import Postgres
import QueryProjections
import UserContract

extension ProjectedUser {
    /// A row of `load_users`.
    init(_ row: Row) throws {
        let status = try row.decode(column: 4, as: String.self)
        guard let status = UserStatus(rawValue: status) else {
            throw ReadModelError.broken(detail: "A stored status is none that this program knows.")
        }
        let deletion: UserDeletion?
        if let at = try row.decode(column: 8, as: PostgresTimestamp?.self) {
            deletion = UserDeletion(
                at: Timestamp(at), by: try row.decode(column: 9), reason: try row.decode(column: 10))
        } else {
            deletion = nil
        }
        self.init(
            id: try row.decode(column: 0), revision: try row.decode(column: 1), name: try row.decode(column: 2),
            email: try row.decode(column: 3), status: status, locale: try row.decode(column: 5),
            createdAt: Timestamp(try row.decode(column: 6)), updatedAt: Timestamp(try row.decode(column: 7)),
            deletion: deletion)
    }
}
