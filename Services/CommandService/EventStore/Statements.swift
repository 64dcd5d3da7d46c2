import CCommandEventStore
import Postgres

/// Every statement of the event store; each is one file in `SQL/statements`, which tells its parameters.
enum Statements {
    static let append = Statement(name: "append_events", embedded: CCommandEventStore_append_events())
    static let checkSession = Statement(name: "check_session", embedded: CCommandEventStore_check_session())
    static let confirm = Statement(name: "confirm_position", embedded: CCommandEventStore_confirm_position())
    static let emailOwner = Statement(name: "email_owner", embedded: CCommandEventStore_email_owner())
    static let head = Statement(name: "head_position", embedded: CCommandEventStore_head_position())
    static let load = Statement(name: "load_stream", embedded: CCommandEventStore_load_stream())
    static let logUUID = Statement(name: "log_uuid", embedded: CCommandEventStore_log_uuid())
    static let notify = Statement(name: "notify_appended", embedded: CCommandEventStore_notify_appended())
    static let read = Statement(name: "read_events", embedded: CCommandEventStore_read_events())
    static let readStream = Statement(name: "read_stream", embedded: CCommandEventStore_read_stream())
    static let saveSnapshot = Statement(name: "save_snapshot", embedded: CCommandEventStore_save_snapshot())
    static let searchBounds = Statement(name: "search_bounds", embedded: CCommandEventStore_search_bounds())
    static let searchLog = Statement(name: "search_log", embedded: CCommandEventStore_search_log())
    static let searchStream = Statement(name: "search_stream", embedded: CCommandEventStore_search_stream())

    /// One log today; `log_id` leads every key so that there can be more without a change of schema.
    static let log: Int16 = 1

    /// What `notify_appended.sql` notifies.
    static let channel = "hindsight_events"
}
