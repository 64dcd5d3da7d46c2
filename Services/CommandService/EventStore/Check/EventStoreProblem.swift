public import Postgres

/// Why the service must not serve from this database.
public enum EventStoreProblem: Error, Sendable, CustomStringConvertible {
    case schema(MigrationError)
    case isolation(String)
    /// `synchronous_commit` is off: a crash would take back what was acknowledged.
    case commitsAreNotDurable
    /// The role owns the log or has more than INSERT and SELECT on it.
    case roleMayChangeHistory
    /// The triggers that refuse changes are missing or switched off.
    case historyIsNotGuarded
    /// The session has none of these time limits, as when a pooler drops the start-up options.
    case timeLimitsAreOff([String])
    case database(PostgresError)

    public var description: String {
        switch self {
        case .schema(let error): "\(error)"
        case .isolation(let level): "Sessions start with the isolation level \(level); appends need read committed."
        case .commitsAreNotDurable: "synchronous_commit is off: an acknowledged command could be lost in a crash."
        case .roleMayChangeHistory: "This database role could change the history; use the service's own role."
        case .historyIsNotGuarded: "The triggers that guard the history are missing or switched off."
        case .timeLimitsAreOff(let names):
            "Sessions have no limit for \(names.joined(separator: ", ")): a stuck one would hold its locks for ever. Give "
                + "the role these limits (ALTER ROLE … SET …), or let the pooler pass the start-up options on."
        case .database(let error): "The event store could not be checked. \(error)"
        }
    }
}
