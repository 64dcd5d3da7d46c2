import Postgres

/// A dedicated connection: its session-level advisory locks are the leads, and its updates move the cursors.
struct PostgresDispatchLead: DispatchLead {
    private let connection: PostgresConnection
    /// Short against the pool's own deadline: a session that does not answer must stop leading soon.
    private static let timeout = Duration.seconds(5)

    init(_ connection: PostgresConnection) {
        self.connection = connection
    }

    var isOpen: Bool { connection.isOpen }

    func subscriptions() async throws(SubscriptionStoreError) -> [Subscription] {
        try await PostgresSubscriptionStore.list(connection, timeout: Self.timeout)
    }

    func take(_ names: [String]) async throws(SubscriptionStoreError) -> [String] {
        do {
            let rows = try await connection.execute(
                DeliveryStatements.take, [DeliveryStatements.log, names], timeout: Self.timeout)
            var taken: [String] = []
            for row in rows { taken.append(try row.decode(column: 0, as: String.self)) }
            return taken
        } catch {
            throw SubscriptionStoreError(error)
        }
    }

    func release(_ name: String) async throws(SubscriptionStoreError) {
        do {
            _ = try await connection.execute(
                DeliveryStatements.release, [DeliveryStatements.log, name], timeout: Self.timeout)
        } catch {
            throw SubscriptionStoreError(error)
        }
    }

    func saveCursor(
        of name: String, from: Int64, to: DeliveryCursor, accepted: Bool
    ) async throws(SubscriptionStoreError) -> Bool {
        try await update(
            DeliveryStatements.saveCursor,
            [DeliveryStatements.log, name, from, to.position, to.eventID, accepted])
    }

    func record(
        _ state: SubscriptionState, of name: String, at position: Int64, failure: DeliveryFailure,
        nextAttempt: Duration?
    ) async throws(SubscriptionStoreError) -> Bool {
        let delay = nextAttempt.map { Int64($0 / .milliseconds(1)) }
        return try await update(
            DeliveryStatements.recordFailure,
            [
                DeliveryStatements.log, name, position, state.rawValue, failure.position,
                failure.status.map { Int32(clamping: $0) }, failure.reason, delay,
            ])
    }

    private func update(_ statement: Statement, _ binds: Binds) async throws(SubscriptionStoreError) -> Bool {
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
}
