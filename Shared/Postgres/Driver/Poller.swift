import CLibPQ
import Glibc

/// epoll, level-triggered, with the identity of a connection in each registration.
struct Poller: ~Copyable {
    private let descriptor: Int32
    private var events = [epoll_event](repeating: epoll_event(), count: 64)
    private static let wakeupID = UInt64.max

    static func makeDescriptor() throws(PostgresError) -> Int32 {
        let descriptor = epoll_create1(Int32(EPOLL_CLOEXEC))
        guard descriptor >= 0 else {
            throw PostgresError(.configuration, outcome: .notApplied, sentence: "The system has no descriptors left.")
        }
        return descriptor
    }

    /// Takes the epoll descriptor over.
    init(descriptor: Int32, wakeup: Wakeup) {
        self.descriptor = descriptor
        var event = epoll_event()
        event.events = EPOLLIN.rawValue | EPOLLET.rawValue
        event.data.u64 = Self.wakeupID
        epoll_ctl(descriptor, EPOLL_CTL_ADD, wakeup.descriptor, &event)
    }

    deinit {
        close(descriptor)
    }

    func add(_ socket: Int32, for id: ConnectionID, writing: Bool, reading: Bool = true) {
        control(EPOLL_CTL_ADD, socket, id, writing: writing, reading: reading)
    }

    func change(_ socket: Int32, for id: ConnectionID, writing: Bool) {
        control(EPOLL_CTL_MOD, socket, id, writing: writing, reading: true)
    }

    func remove(_ socket: Int32) {
        epoll_ctl(descriptor, EPOLL_CTL_DEL, socket, nil)
    }

    /// Waits for a wake-up, a socket or the deadline.
    /// - Returns: the connections that can be read or written.
    mutating func wait(until deadline: MonotonicTime) -> [(id: ConnectionID, isWritable: Bool)] {
        var timeout: Int32 = -1
        if deadline != .distantFuture {
            let left = max(0, deadline.nanoseconds - MonotonicTime.now().nanoseconds)
            timeout = Int32(clamping: (left + 999_999) / 1_000_000)
        }
        let count = epoll_wait(descriptor, &events, Int32(events.count), timeout)
        guard count > 0 else { return [] }
        var ready: [(id: ConnectionID, isWritable: Bool)] = []
        for event in events[0..<Int(count)] where event.data.u64 != Self.wakeupID {
            let isWritable = event.events & EPOLLOUT.rawValue != 0
            ready.append((ConnectionID(rawValue: event.data.u64), isWritable))
        }
        return ready
    }

    private func control(_ operation: Int32, _ socket: Int32, _ id: ConnectionID, writing: Bool, reading: Bool) {
        var event = epoll_event()
        event.events = (reading ? EPOLLIN.rawValue : 0) | (writing ? EPOLLOUT.rawValue : 0)
        event.data.u64 = id.rawValue
        epoll_ctl(descriptor, operation, socket, &event)
    }
}
