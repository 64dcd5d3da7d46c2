import CloudEventsHTTP
import CommandApplication
import CommandEventStore
import Curl
import FoundationEssentials
import Logging
import Postgres
import TestSupport
import Testing
import UserContract

@testable import CommandDelivery

/// A database with a real log, and what manages its subscriptions.
struct AdministrationRig: Sendable {
    static let url = "https://hooks.example.com/events"

    let database: DeliveryDatabase
    let events: PostgresEventStore
    let keyring: SecretKeyring
    let configuration: DeliveryConfiguration
    let administration: PostgresDeliveryAdministration
    let store: PostgresSubscriptionStore

    /// - Parameter isOnLoopback: whether subscribers may be on this machine.
    static func make(
        plans: [SubscriptionPlan] = [], isOnLoopback: Bool = false
    ) async throws -> AdministrationRig {
        AdministrationRig(try await .make(), plans: plans, isOnLoopback: isOnLoopback)
    }

    /// All that is asked goes over one connection.
    static func makeOnOneConnection() async throws -> AdministrationRig {
        let database = try await DeliveryDatabase.make()
        var configuration = PostgresConfiguration.patient(
            database.database.connectionString(role: DeliveryDatabase.serviceRole))
        configuration.maximumConnections = 1
        let client = try PostgresClient(configuration: configuration, logger: Logger(label: "tests"))
        return AdministrationRig(
            DeliveryDatabase(cluster: database.cluster, database: database.database, client: client), plans: [])
    }

    private init(_ database: DeliveryDatabase, plans: [SubscriptionPlan], isOnLoopback: Bool = false) {
        self.database = database
        events = PostgresEventStore(client: database.client, logger: Logger(label: "tests"))
        keyring = SecretKeyring(keys: [WebhookSecret.random().bytes])
        let secrets = SubscriptionSecrets(keyring: keyring, plans: plans)
        let loopback = isOnLoopback ? AllowedTarget("127.0.0.0/8") : nil
        var configuration = DeliveryConfiguration(
            plans: plans, targets: TargetRules(policy: TargetPolicy(allowing: loopback.map { [$0] } ?? [])))
        configuration.random = { 0.001 }
        configuration.lookInterval = .milliseconds(10)
        self.configuration = configuration
        administration = PostgresDeliveryAdministration(
            client: database.client, log: events, secrets: secrets, configuration: configuration)
        store = PostgresSubscriptionStore(client: database.client, secrets: secrets)
    }

    func draft(_ name: String = "crm", url: String = url) -> SubscriptionDraft {
        SubscriptionDraft(name: name, url: url)
    }

    /// Makes a subscription from the beginning of the log.
    @discardableResult
    func create(_ name: String = "crm", eventTypes: Set<UserEventType>? = nil) async throws -> RevealedSecret {
        var draft = draft(name)
        draft.start = .beginning
        draft.eventTypes = eventTypes
        return try await administration.create(draft)
    }

    /// Appends one event of each type to a user.
    @discardableResult
    func append(
        _ types: [UserEventType], of user: UUID = .version7(), after revision: Int64 = 0
    ) async throws -> [RecordedEvent] {
        let head = events.confirmedPosition
        let metadata = EventMetadata(actor: "alice", commandID: .version7(), correlationID: "c-1")
        let request = AppendRequest(
            commandID: metadata.commandID, fingerprint: Array(repeating: 0, count: 32), aggregateID: user,
            expectedRevision: revision,
            events: types.map { type in
                NewEvent(
                    eventID: .version7(), type: type.rawValue, version: 1, data: Array("{}".utf8),
                    metadata: metadata.encoded())
            })
        _ = try await events.append([request])
        return try await events.read(after: head, through: .max, limit: types.count)
    }

    /// As a dispatcher has them.
    func dispatched(_ name: String = "crm") async throws -> Subscription {
        try #require(try await store.subscriptions().first { $0.name == name })
    }

    /// As a dispatcher does it when the subscriber refuses them.
    func park(_ refused: [RecordedEvent], by name: String = "crm") async throws {
        let from = try await dispatched(name).cursor
        let last = refused.map(\.position).max() ?? 0
        let to = DeliveryCursor(position: from.position, eventID: from.eventID, settled: max(from.settled, last))
        let parked = refused.map { event in
            EventToPark(
                refused: event,
                DeliveryFailure(
                    position: event.position, eventID: event.eventID, status: 422,
                    reason: "The subscriber answered 422.", answer: "no such tenant"))
        }
        try await store.withLead { lead in
            let isSaved = try await lead.save(CursorMove(from: from, to: to, cause: .parked, parked: parked), of: name)
            #expect(isSaved)
        }
    }

    /// One value of one row, as the owner of the tables sees it.
    func value<Value: PostgresDecodable & Sendable>(
        _ sql: String, _ binds: Binds = [], as type: Value.Type = Value.self
    ) async throws -> Value {
        let owner = try database.owner()
        defer { owner.close() }
        let rows = try await owner.execute(Statement(name: "", sql: sql), binds)
        return try #require(rows.first).decode(column: 0, as: type)
    }

    func run(_ sql: String) async throws {
        _ = try await database.client.execute(Statement(name: "", sql: sql))
    }
}
