import CCommandDelivery
import Postgres

/// Every statement of those who run replays; each is one file in `SQL/statements`, which tells its parameters.
enum ReplayLeadStatements {
    static let begin = Statement(name: "begin_replay", embedded: CCommandDelivery_begin_replay())
    static let end = Statement(name: "end_replay", embedded: CCommandDelivery_end_replay())
    static let lastPassing = Statement(
        name: "last_passing_event_of_replay", embedded: CCommandDelivery_last_passing_event_of_replay())
    static let list = Statement(name: "list_replays", embedded: CCommandDelivery_list_replays())
    static let recordFailure = Statement(
        name: "record_replay_failure", embedded: CCommandDelivery_record_replay_failure())
    static let save = Statement(name: "save_replay", embedded: CCommandDelivery_save_replay())
}
