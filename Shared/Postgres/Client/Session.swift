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

    /// Runs steps behind one Sync. Nothing is sent for a task that is cancelled already, unless `evenCancelled`.
    func perform(
        _ steps: [Step], timeout: Duration?, evenCancelled: Bool = false
    ) async throws(PostgresError) -> Answer {
        guard evenCancelled || !Task.isCancelled else { throw PostgresError(.cancelled, outcome: .notApplied) }
        let result = await withCheckedContinuation { continuation in
            driver.perform(steps, on: connection, timeout: timeout, continuation: continuation)
        }
        return try result.get()
    }

    /// Runs steps behind one Sync and the BEGIN that is still due, if any: should BEGIN fail, the server skips them. Two callers
    /// at once cannot overtake it, because it is taken and put into the driver's inbox under one lock.
    func perform(
        _ steps: [Step], after begin: borrowing Mutex<String?>, timeout: Duration?
    ) async throws(PostgresError) -> Answer {
        guard !Task.isCancelled else { throw PostgresError(.cancelled, outcome: .notApplied) }
        let result = await withCheckedContinuation { continuation in
            begin.withLock { begin in
                let all = begin.map { [.command($0)] + steps } ?? steps
                begin = nil
                driver.perform(all, on: connection, timeout: timeout, continuation: continuation)
            }
        }
        return try result.get()
    }
}
