import FoundationEssentials
import Postgres

/// A dedicated connection: its session-level advisory locks are the leads, and its updates move the cursors.
struct PostgresDispatchLead: Sendable {
    private let connection: PostgresConnection
    private let secrets: SubscriptionSecrets
    /// Short against the pool's own deadline: a session that does not answer must stop leading soon.
    private static let timeout = Duration.seconds(5)

    init(_ connection: PostgresConnection, secrets: SubscriptionSecrets) {
        self.connection = connection
        self.secrets = secrets
    }

    var isOpen: Bool { connection.isOpen }

    func list() async throws(SubscriptionStoreError) -> [Subscription] {
        try await PostgresSubscriptionStore.list(connection, secrets, timeout: Self.timeout)
    }

    func query(_ statement: Statement, _ binds: Binds) async throws(SubscriptionStoreError) -> Rows {
        do {
            return try await connection.execute(statement, binds, timeout: Self.timeout)
        } catch {
            throw SubscriptionStoreError(error)
        }
    }

    /// The first column of every row.
    func column<Value: PostgresDecodable>(
        _ statement: Statement, _ binds: Binds, as type: Value.Type = Value.self
    ) async throws(SubscriptionStoreError) -> [Value] {
        let rows = try await query(statement, binds)
        do {
            var values: [Value] = []
            for row in rows { values.append(try row.decode(column: 0, as: type)) }
            return values
        } catch {
            throw SubscriptionStoreError(error)
        }
    }

    /// Whether the statement, which commits, returned a row.
    func update(_ statement: Statement, _ binds: Binds) async throws(SubscriptionStoreError) -> Bool {
        do {
            let committed = try await connection.executeCommitting(statement, binds, timeout: Self.timeout)
            // A commit with a warning may hold on this server only: whoever leads next must find what we sent.
            guard committed.warnings.isEmpty else {
                throw SubscriptionStoreError(reason: "the cursor's commit is uncertain")
            }
            return !committed.rows.isEmpty
        } catch let error as PostgresError {
            throw SubscriptionStoreError(error)
        } catch {
            throw SubscriptionStoreError(reason: "the cursor's commit is uncertain")
        }
    }

    static func milliseconds(_ duration: Duration?) -> Int64? {
        duration.map { Int64($0 / .milliseconds(1)) }
    }
}
