import CCommandEventStore
public import Postgres

/// The event store's schema, step by step. Migrate with the setting ``serviceRoleSetting``.
public enum CommandEventStoreMigrations {
    /// The setting that names the role to which the last steps grant what the service needs; `hindsight_command` without.
    public static let serviceRoleSetting = "hindsight.service_role"

    public static let all: [Migration] = {
        var count = 0
        let first = CCommandEventStore_migrations(&count)
        return UnsafeBufferPointer(start: first, count: count).map { migration in
            Migration(number: migration.number, name: String(cString: migration.name), embedded: migration.sql)
        }
    }()
}
