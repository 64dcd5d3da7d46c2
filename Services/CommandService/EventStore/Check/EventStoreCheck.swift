public import Postgres

/// What must be true before the service serves: the schema is this binary's, appends are isolated and durable, the
/// service's role cannot change the history, and no session can be stuck for ever.
public struct EventStoreCheck: Sendable {
    private let migrations: [Migration]

    /// - Parameter migrations: of all sets that share the database, as they were given to the migrator.
    public init(migrations: [Migration]) {
        self.migrations = migrations
    }

    /// Changes nothing. Run it with the service's role and settings.
    public func run(_ client: PostgresClient) async throws(EventStoreProblem) {
        do {
            try await Migrator(migrations: migrations).check(client)
        } catch {
            throw .schema(error)
        }
        let session: Session
        do {
            session = try Session(await client.execute(Statements.checkSession)[0])
        } catch {
            throw .database(error)
        }
        guard session.isolation == "read committed" else { throw .isolation(session.isolation) }
        guard session.synchronousCommit != "off" else { throw .commitsAreNotDurable }
        guard !session.mayChangeHistory else { throw .roleMayChangeHistory }
        guard session.historyIsGuarded else { throw .historyIsNotGuarded }
        guard session.missingTimeLimits.isEmpty else { throw .timeLimitsAreOff(session.missingTimeLimits) }
    }

    private struct Session {
        let isolation: String
        let synchronousCommit: String
        let mayChangeHistory: Bool
        let historyIsGuarded: Bool
        let missingTimeLimits: [String]

        init(_ row: Row) throws(PostgresError) {
            isolation = try row.decode(column: 0, as: String.self)
            synchronousCommit = try row.decode(column: 1, as: String.self)
            mayChangeHistory = try row.decode(column: 2, as: Bool.self)
            historyIsGuarded = try row.decode(column: 3, as: Bool.self)
            missingTimeLimits = try row.decode(column: 4, as: [String].self)
        }
    }
}
