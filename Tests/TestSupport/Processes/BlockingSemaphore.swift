import Glibc

/// A POSIX semaphore, for the few places of tests and benchmarks that wait for a thread.
///
/// Sendable around a C object: its functions may be called from any thread, and it never moves.
public final class BlockingSemaphore: @unchecked Sendable {
    private let semaphore = UnsafeMutablePointer<sem_t>.allocate(capacity: 1)

    public init() {
        sem_init(semaphore, 0, 0)
    }

    deinit {
        sem_destroy(semaphore)
        semaphore.deallocate()
    }

    public func signal() {
        sem_post(semaphore)
    }

    public func wait() {
        while sem_wait(semaphore) == -1, errno == EINTR {}
    }
}
