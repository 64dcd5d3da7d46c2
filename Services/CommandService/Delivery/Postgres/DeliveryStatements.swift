import CCommandDelivery
import Postgres

/// Every statement of dispatchers; each is one file in `SQL/statements`, which tells its parameters.
enum DeliveryStatements {
    static let deliverParked = Statement(name: "deliver_parked", embedded: CCommandDelivery_deliver_parked())
    static let ensure = Statement(name: "ensure_subscription", embedded: CCommandDelivery_ensure_subscription())
    static let lastPassing = Statement(name: "last_passing_event", embedded: CCommandDelivery_last_passing_event())
    static let leftOut = Statement(name: "left_out", embedded: CCommandDelivery_left_out())
    static let list = Statement(name: "list_subscriptions", embedded: CCommandDelivery_list_subscriptions())
    static let nextRetry = Statement(name: "next_retry", embedded: CCommandDelivery_next_retry())
    static let recordConsent = Statement(name: "record_consent", embedded: CCommandDelivery_record_consent())
    static let recordFailure = Statement(name: "record_failure", embedded: CCommandDelivery_record_failure())
    static let refuseParked = Statement(name: "refuse_parked", embedded: CCommandDelivery_refuse_parked())
    static let release = Statement(name: "release_subscription", embedded: CCommandDelivery_release_subscription())
    static let rewindCursor = Statement(name: "rewind_cursor", embedded: CCommandDelivery_rewind_cursor())
    static let saveCursor = Statement(name: "save_cursor", embedded: CCommandDelivery_save_cursor())
    static let saveCursorParking = Statement(
        name: "save_cursor_parking", embedded: CCommandDelivery_save_cursor_parking())
    static let take = Statement(name: "take_subscriptions", embedded: CCommandDelivery_take_subscriptions())

    /// One log today, as in the event store.
    static let log: Int16 = 1
}
