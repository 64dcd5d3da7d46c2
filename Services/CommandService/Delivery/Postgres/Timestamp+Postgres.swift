import Postgres
import UserContract

extension Timestamp {
    init(_ timestamp: PostgresTimestamp) {
        self.init(microseconds: timestamp.microsecondsSince1970)
    }
}
