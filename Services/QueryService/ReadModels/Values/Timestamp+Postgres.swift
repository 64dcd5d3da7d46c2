internal import Postgres
internal import UserContract

extension Timestamp {
    var postgres: PostgresTimestamp { PostgresTimestamp(microsecondsSince1970: microseconds) }

    init(_ stored: PostgresTimestamp) {
        self.init(microseconds: stored.microsecondsSince1970)
    }
}
