import Postgres
import QueryReadModels
import UserContract

/// The yardstick: the statement that one would write without thinking of a million users, over the same table and the
/// indexes of its orders, planned as PostgreSQL likes.
struct PlainSearch {
    let client: PostgresClient

    func users(_ query: DirectoryQuery) async throws {
        let key =
            switch query.sort.key {
            case .createdAt: "created_at"
            case .updatedAt: "updated_at"
            case .name: "name_key"
            case .email: "email_key"
            }
        let direction = query.sort.descending ? "DESC" : "ASC"
        let filters = [
            query.deleted.map { $0 ? "deleted_at IS NOT NULL" : "deleted_at IS NULL" },
            query.status.map { "status = '\($0.rawValue)'" },
        ].compactMap { $0 }.map { " AND " + $0 }.joined()
        let statement = Statement(
            name: "",
            sql: """
                SELECT user_id, \(key), body FROM users
                WHERE (name_key LIKE '%' || $1 || '%' OR email_key LIKE '%' || $1 || '%')\(filters)
                ORDER BY \(key) \(direction), user_id \(direction) LIMIT $2::text::integer
                """)
        _ = try await client.execute(statement, [query.text ?? "", "\(query.limit + 1)"])
    }
}
