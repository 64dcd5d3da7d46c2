import CLibPQ
import Glibc

/// An eventfd that gets the driver thread out of `epoll_wait`. Registered edge-triggered, so it is never read: its counter has
/// room for 2^64 - 2 wake-ups.
final class Wakeup: Sendable {
    let descriptor: Int32

    init() throws(PostgresError) {
        descriptor = eventfd(0, Int32(EFD_CLOEXEC | EFD_NONBLOCK))
        guard descriptor >= 0 else {
            throw PostgresError(.configuration, outcome: .notApplied, sentence: "The system has no descriptors left.")
        }
    }

    deinit {
        close(descriptor)
    }

    func signal() {
        eventfd_write(descriptor, 1)
    }
}
