import Logging

final class Driver: Sendable {
    init(configuration: PostgresConfiguration, logger: Logger) throws(PostgresError) {}
    func close() {}
    func perform(_ steps: [Step], timeout: Duration?) async throws(PostgresError) -> Answer {
        throw PostgresError(.closed, outcome: .notApplied)
    }
    func acquireSession() async throws(PostgresError) -> Session {
        throw PostgresError(.closed, outcome: .notApplied)
    }
    func release(_ session: Session, reusable: Bool) {}
    func listen(_ channel: String) -> AsyncStream<PostgresNotification> { AsyncStream { $0.finish() } }
}
