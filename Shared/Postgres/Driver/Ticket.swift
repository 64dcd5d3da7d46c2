import Synchronization

/// Identifies what a caller waits for, and remembers a cancellation that overtakes it on its way to the driver.
final class Ticket: Sendable {
    private let cancelled = Atomic<Bool>(false)

    var isCancelled: Bool { cancelled.load(ordering: .acquiring) }

    func cancel() {
        cancelled.store(true, ordering: .releasing)
    }
}
