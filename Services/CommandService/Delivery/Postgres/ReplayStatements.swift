import CCommandDelivery
import Postgres

/// The statements of those who order replays; each is one file in `SQL/statements`, which tells its parameters.
enum ReplayStatements {
    static let cancel = Statement(name: "cancel_replay", embedded: CCommandDelivery_cancel_replay())
    static let count = Statement(name: "count_events", embedded: CCommandDelivery_count_events())
    static let countOfStream = Statement(
        name: "count_stream_events", embedded: CCommandDelivery_count_stream_events())
    static let create = Statement(name: "create_replay", embedded: CCommandDelivery_create_replay())
    static let page = Statement(name: "page_of_replays", embedded: CCommandDelivery_page_of_replays())
    static let revisions = Statement(name: "stream_revisions", embedded: CCommandDelivery_stream_revisions())
    static let source = Statement(name: "replay_source", embedded: CCommandDelivery_replay_source())
    static let status = Statement(name: "replay_status", embedded: CCommandDelivery_replay_status())
}
