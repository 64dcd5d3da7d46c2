import CCommandDelivery
import Postgres

/// The statements of those who manage subscriptions; each is one file in `SQL/statements`, which tells its parameters.
enum AdministrationStatements {
    static let create = Statement(name: "create_subscription", embedded: CCommandDelivery_create_subscription())
    static let delete = Statement(name: "delete_subscription", embedded: CCommandDelivery_delete_subscription())
    static let discard = Statement(name: "discard_parked", embedded: CCommandDelivery_discard_parked())
    static let failReplays = Statement(
        name: "fail_replays_of_subscription", embedded: CCommandDelivery_fail_replays_of_subscription())
    static let failures = Statement(name: "list_failures", embedded: CCommandDelivery_list_failures())
    static let parked = Statement(name: "list_parked", embedded: CCommandDelivery_list_parked())
    static let pause = Statement(name: "pause_subscription", embedded: CCommandDelivery_pause_subscription())
    static let resume = Statement(name: "resume_subscription", embedded: CCommandDelivery_resume_subscription())
    static let retry = Statement(name: "retry_parked", embedded: CCommandDelivery_retry_parked())
    static let rotateSecret = Statement(name: "rotate_secret", embedded: CCommandDelivery_rotate_secret())
    static let status = Statement(name: "subscription_status", embedded: CCommandDelivery_subscription_status())
}
