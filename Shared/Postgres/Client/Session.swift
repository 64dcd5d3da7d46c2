import Synchronization

/// One connection on loan to one caller.
final class Session: Sendable {
    let connection: ConnectionID
    private let driver: Driver
    private let open = Atomic<Bool>(true)

    init(connection: ConnectionID, driver: Driver) {
        self.connection = connection
        self.driver = driver
    }

    var isOpen: Bool { open.load(ordering: .acquiring) }

    func markClosed() {
        open.store(false, ordering: .releasing)
    }

    /// Runs steps behind one Sync, after the BEGIN that is still due, if any.
    func perform(
        _ steps: [Step], after begin: borrowing Mutex<String?>, timeout: Duration?
    ) async throws(PostgresError) -> Answer {
        throw PostgresError(.closed, outcome: .notApplied)
    }

    func perform(
        _ steps: [Step], timeout: Duration?, evenCancelled: Bool = false
    ) async throws(PostgresError) -> Answer {
        throw PostgresError(.closed, outcome: .notApplied)
    }
}
