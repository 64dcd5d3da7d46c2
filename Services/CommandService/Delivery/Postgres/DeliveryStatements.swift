import CCommandDelivery
import Postgres

/// Every statement of delivery; each is one file in `SQL/statements`, which tells its parameters.
enum DeliveryStatements {
    static let ensure = Statement(name: "ensure_subscription", embedded: CCommandDelivery_ensure_subscription())
    static let list = Statement(name: "list_subscriptions", embedded: CCommandDelivery_list_subscriptions())
    static let recordFailure = Statement(name: "record_failure", embedded: CCommandDelivery_record_failure())
    static let release = Statement(name: "release_subscription", embedded: CCommandDelivery_release_subscription())
    static let saveCursor = Statement(name: "save_cursor", embedded: CCommandDelivery_save_cursor())
    static let take = Statement(name: "take_subscriptions", embedded: CCommandDelivery_take_subscriptions())

    /// One log today, as in the event store.
    static let log: Int16 = 1
}
