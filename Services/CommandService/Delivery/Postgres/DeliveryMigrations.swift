import CCommandDelivery
public import Postgres

/// Delivery's schema. It lies in the event store's database and is migrated together with it, under numbers of its own.
public enum DeliveryMigrations {
    public static let all: [Migration] = {
        var count = 0
        let first = CCommandDelivery_migrations(&count)
        return UnsafeBufferPointer(start: first, count: count).map { migration in
            Migration(number: migration.number, name: String(cString: migration.name), embedded: migration.sql)
        }
    }()
}
