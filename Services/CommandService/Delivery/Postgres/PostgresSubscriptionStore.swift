import CloudEventsHTTP
public import Postgres

/// Subscriptions in the event store's database.
public struct PostgresSubscriptionStore: SubscriptionStore {
    private let client: PostgresClient

    public init(client: PostgresClient) {
        self.client = client
    }

    public func ensure(_ plan: SubscriptionPlan) async throws(SubscriptionStoreError) {
        // The current secret; a second one exists only while it is being rotated.
        guard let secret = plan.settings.secrets.first else {
            throw SubscriptionStoreError(reason: "a subscription needs a secret")
        }
        let seconds = max(1, plan.settings.maxBackoff.components.seconds)
        do {
            _ = try await client.execute(
                DeliveryStatements.ensure,
                [
                    DeliveryStatements.log, plan.name, plan.settings.url, secret.text, plan.start,
                    Int32(clamping: plan.settings.maxBatch), Int32(clamping: seconds),
                    DataVersions.encode(plan.settings.dataVersions),
                ])
        } catch {
            throw SubscriptionStoreError(error)
        }
    }

    public func subscriptions() async throws(SubscriptionStoreError) -> [Subscription] {
        try await Self.list(client)
    }

    public func withLead(_ body: (any DispatchLead) async throws -> Void) async throws {
        do {
            try await client.withConnection { connection in try await body(PostgresDispatchLead(connection)) }
        } catch let error as PostgresError {
            throw SubscriptionStoreError(error)
        }
    }

    static func list(
        _ executor: some PostgresExecutor, timeout: Duration? = nil
    ) async throws(SubscriptionStoreError) -> [Subscription] {
        do {
            let rows = try await executor.execute(DeliveryStatements.list, [DeliveryStatements.log], timeout: timeout)
            var subscriptions: [Subscription] = []
            for row in rows { subscriptions.append(try Subscription(row)) }
            return subscriptions
        } catch let error as PostgresError {
            throw SubscriptionStoreError(error)
        } catch {
            throw SubscriptionStoreError(reason: "a subscription in the database cannot be read")
        }
    }
}
