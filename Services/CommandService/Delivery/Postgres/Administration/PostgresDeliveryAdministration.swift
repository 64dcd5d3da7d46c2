public import CommandApplication
import Curl
public import Postgres

/// Subscriptions, parked events and replays in the event store's database, for those who manage them. Each order is one
/// transaction in one round trip; dispatchers, wherever they run, find it at their next look.
public struct PostgresDeliveryAdministration: Sendable {
    let client: PostgresClient
    let log: any EventLog & EventReader
    let secrets: SubscriptionSecrets
    let targets: TargetRules
    /// Of subscriptions that this program's configuration asks for.
    let configuredNames: Set<String>
    /// Whether mail has a sender when its subscription names none.
    let hasMailSender: Bool
    /// How many events one statement counts: far from the time limit of a statement.
    var countedAtOnce: Int64 = 200_000
    /// How long a new subscription waits until the last request of a deleted one of its name has ended.
    var patience = Duration.seconds(5)

    /// - Parameter configuration: the one that this program delivers with.
    public init(
        client: PostgresClient, log: any EventLog & EventReader, secrets: SubscriptionSecrets,
        configuration: DeliveryConfiguration
    ) {
        self.client = client
        self.log = log
        self.secrets = secrets
        targets = configuration.targets
        hasMailSender = configuration.mail.sender != nil
        configuredNames = Set(configuration.plans.map(\.name))
    }
}

extension PostgresDeliveryAdministration {
    func query(_ statement: Statement, _ binds: Binds) async throws(DeliveryAdministrationError) -> Rows {
        do throws(PostgresError) {
            return try await client.execute(statement, binds)
        } catch {
            throw .unavailable(SubscriptionStoreError(error))
        }
    }

    /// Carries the calls out together. What they changed is told only when a failover cannot take it back.
    func commit(_ calls: [PostgresCall]) async throws(DeliveryAdministrationError) -> [Rows] {
        let committed: Committed
        do throws(PostgresError) {
            committed = try await client.executeTogether(calls)
        } catch {
            throw .unavailable(SubscriptionStoreError(error))
        }
        guard committed.warnings.isEmpty else {
            throw .unavailable(SubscriptionStoreError(reason: "the order's commit is uncertain"))
        }
        return committed.all
    }

    func confirmedHead() async throws(DeliveryAdministrationError) -> Int64 {
        do throws(EventStoreError) {
            return try await log.confirm()
        } catch {
            throw .unavailable(SubscriptionStoreError(reason: error.description))
        }
    }

    static func read<Value>(
        _ rows: Rows, _ make: (Row) throws -> Value
    ) throws(DeliveryAdministrationError) -> [Value] {
        do {
            return try rows.map(make)
        } catch let error as SubscriptionStoreError {
            throw .unavailable(error)
        } catch {
            throw .unavailable(SubscriptionStoreError(reason: "a row of delivery's tables cannot be read"))
        }
    }

    /// What keeps the URL from being a target.
    func targetProblem(_ url: String) -> TargetProblem? {
        do throws(TargetProblem) {
            return targets.policy(for: url).problem(with: try TargetURL(url))
        } catch {
            return error
        }
    }
}
