import Postgres

extension SubscriptionStoreError {
    /// The error's own description is made for logs.
    init(_ error: PostgresError) {
        self.init(reason: error.description)
    }
}
