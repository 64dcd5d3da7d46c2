public import Postgres

/// Subscriptions in the event store's database.
public struct PostgresSubscriptionStore: SubscriptionStore {
    private let client: PostgresClient
    private let secrets: SubscriptionSecrets

    public init(client: PostgresClient, secrets: SubscriptionSecrets) {
        self.client = client
        self.secrets = secrets
    }

    public func ensure(_ plan: SubscriptionPlan, start: Int64) async throws(SubscriptionStoreError) {
        let seconds = max(1, plan.settings.maxBackoff.components.seconds)
        do {
            _ = try await client.execute(
                DeliveryStatements.ensure,
                [
                    DeliveryStatements.log, plan.name, plan.settings.url, start,
                    Int32(clamping: plan.settings.maxBatch), Int32(clamping: seconds),
                    DataVersions.encode(plan.settings.dataVersions), plan.settings.eventTypes.map { $0.sorted() },
                    plan.settings.onPoison.rawValue, plan.settings.mailFrom,
                ])
        } catch {
            throw SubscriptionStoreError(error)
        }
    }

    public func subscriptions() async throws(SubscriptionStoreError) -> [Subscription] {
        try await Self.list(client, secrets)
    }

    public func withLead(_ body: (any DispatchLead & ReplayLead) async throws -> Void) async throws {
        do {
            try await client.withConnection { connection in
                try await body(PostgresDispatchLead(connection, secrets: secrets))
            }
        } catch let error as PostgresError {
            throw SubscriptionStoreError(error)
        }
    }

    static func list(
        _ executor: some PostgresExecutor, _ secrets: SubscriptionSecrets, timeout: Duration? = nil
    ) async throws(SubscriptionStoreError) -> [Subscription] {
        do {
            let rows = try await executor.execute(DeliveryStatements.list, [DeliveryStatements.log], timeout: timeout)
            var subscriptions: [Subscription] = []
            for row in rows { subscriptions.append(try Subscription(row, secrets)) }
            return subscriptions
        } catch let error as PostgresError {
            throw SubscriptionStoreError(error)
        } catch {
            throw SubscriptionStoreError(reason: "a subscription in the database cannot be read")
        }
    }
}
