import CCommandArchive
import Postgres

/// Every statement of the archive; each is one file in `SQL/statements`, which tells its parameters. The names on the
/// server begin with `archive_`: the event store may share the connection.
enum Statements {
    static let declareCommands = Statement(
        name: "archive_declare_commands", embedded: CCommandArchive_declare_commands())
    static let fetchCommands = Statement(name: "archive_fetch_commands", embedded: CCommandArchive_fetch_commands())
    static let firstPositionSince = Statement(
        name: "archive_first_position_since", embedded: CCommandArchive_first_position_since())
    static let insertCommands = Statement(name: "archive_insert_commands", embedded: CCommandArchive_insert_commands())
    static let insertEvents = Statement(name: "archive_insert_events", embedded: CCommandArchive_insert_events())
    static let insertReservations = Statement(
        name: "archive_insert_reservations", embedded: CCommandArchive_insert_reservations())
    static let lockHead = Statement(name: "archive_lock_head", embedded: CCommandArchive_lock_head())
    static let logHasRows = Statement(name: "archive_log_has_rows", embedded: CCommandArchive_log_has_rows())
    static let logHead = Statement(name: "archive_log_head", embedded: CCommandArchive_log_head())
    static let moveHead = Statement(name: "archive_move_head", embedded: CCommandArchive_move_head())
    static let pageEvents = Statement(name: "archive_page_events", embedded: CCommandArchive_page_events())
    static let pageReservations = Statement(
        name: "archive_page_reservations", embedded: CCommandArchive_page_reservations())
    static let pageUserEvents = Statement(
        name: "archive_page_user_events", embedded: CCommandArchive_page_user_events())
    static let repeatedCommandID = Statement(
        name: "archive_repeated_command_id", embedded: CCommandArchive_repeated_command_id())
    static let repeatedEventID = Statement(
        name: "archive_repeated_event_id", embedded: CCommandArchive_repeated_event_id())

    /// One log today; `log_id` leads every key.
    static let log: Int16 = 1
}
