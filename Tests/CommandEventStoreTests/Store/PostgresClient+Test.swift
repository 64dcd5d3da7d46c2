import Postgres

/// What tests say to the database outside the store.
extension PostgresClient {
    /// The first column of the first row.
    func value<Value: PostgresDecodable>(_ sql: String, as type: Value.Type = Value.self) async throws -> Value {
        try await execute(Statement(name: "", sql: sql))[0].decode(column: 0, as: type)
    }

    func run(_ sql: String) async throws(PostgresError) {
        _ = try await execute(Statement(name: "", sql: sql))
    }

    /// The SQLSTATE with which the statement fails; nil when it does not.
    func refusal(of sql: String) async -> String? {
        do {
            try await run(sql)
            return nil
        } catch {
            return error.sqlState
        }
    }
}
