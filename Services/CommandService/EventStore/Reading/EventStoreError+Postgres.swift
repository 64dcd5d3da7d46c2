import CommandApplication
import Postgres

extension EventStoreError {
    /// For a statement that changes nothing, or nothing that anybody is told about.
    init(reading error: PostgresError) {
        self =
            switch error.kind {
            case .decoding: .corrupt("a row does not have the shape that this program knows")
            case .poolExhausted: .overloaded(retryAfter: 1)
            default: .unavailable(retryAfter: 1, applied: .no)
            }
    }
}
