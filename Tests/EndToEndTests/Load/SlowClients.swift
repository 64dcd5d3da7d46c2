import Glibc

/// Many connections that never become a request, opened over time with non-blocking sockets.
///
/// The service decides the pace: only so many are open at once, and one it has closed makes room for the next.
final class SlowClients {
    /// What a connection sends and then no more.
    private static let beginnings: [[UInt8]] = [
        [],
        Array("POST /rpc HTTP/1.1\r\nHost: x\r\nX-Half: ".utf8),
        Array("POST /rpc HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n{\"jsonrpc\":".utf8),
        Array("POST /rpc HTTP/1.1\r\nHost: x\r\nX-Trickle: ".utf8),
    ]
    /// A connection of this kind goes on, byte by byte.
    private static let trickling = 3
    /// How often connections are looked at between two bytes.
    private static let pace = 40

    private let port: Int
    private let width: Int
    private var open: [pollfd] = []
    /// What each has sent: -1 - kind before the beginning, the kind afterwards.
    private var sent: [Int] = []
    private var looks = 0
    private(set) var opened = 0

    init(port: Int, width: Int) {
        self.port = port
        self.width = width
    }

    /// Opens `total` connections one after the other, and returns when the last has been opened. Never more than `width`
    /// are open at once.
    ///
    /// - Parameter untilClosed: returns only when the service has closed the last.
    static func flood(port: Int, total: Int, width: Int, untilClosed: Bool = false) async throws -> Int {
        let clients = SlowClients(port: port, width: width)
        defer { for entry in clients.open { close(entry.fd) } }
        let deadline = ContinuousClock.now + .seconds(240)
        while clients.opened < total || untilClosed && !clients.open.isEmpty {
            while clients.opened < total, clients.open.count < width { try clients.connect() }
            guard ContinuousClock.now < deadline else {
                throw HarnessProblem("the service let go of only \(clients.opened) slow clients in four minutes")
            }
            clients.look()
            // Others want the processor too.
            try await Task.sleep(for: .milliseconds(5))
        }
        return clients.opened
    }

    private func connect() throws {
        let type = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue) | Int32(SOCK_NONBLOCK.rawValue)
        let descriptor = socket(AF_INET, type, 0)
        guard descriptor >= 0 else { throw HarnessProblem("no socket: errno \(errno)") }
        // A reset when it is closed: thousands of closed connections that linger would use up the ports.
        var option = linger(l_onoff: 1, l_linger: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &option, socklen_t(MemoryLayout<linger>.size))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(UInt16(port)).bigEndian
        address.sin_addr.s_addr = in_addr_t(0x7f00_0001).bigEndian
        let result = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                Glibc.connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard result == 0 || errno == EINPROGRESS else {
            close(descriptor)
            throw HarnessProblem("cannot connect: errno \(errno)")
        }
        open.append(pollfd(fd: descriptor, events: Int16(POLLIN | POLLOUT), revents: 0))
        sent.append(-1 - opened % Self.beginnings.count)
        opened += 1
    }

    /// Sends what is due and lets go of what the service has closed.
    private func look() {
        looks += 1
        if looks % Self.pace == 0 {
            for index in open.indices where sent[index] == Self.trickling { open[index].events |= Int16(POLLOUT) }
        }
        guard poll(&open, nfds_t(open.count), 0) > 0 else { return }
        for index in open.indices.reversed() where open[index].revents != 0 {
            let isAlive = open[index].revents & Int16(POLLIN | POLLERR | POLLHUP) == 0 && send(index)
            guard !isAlive else { continue }
            close(open[index].fd)
            open.swapAt(index, open.count - 1)
            open.removeLast()
            sent.swapAt(index, sent.count - 1)
            sent.removeLast()
        }
    }

    /// False when the service is gone.
    private func send(_ index: Int) -> Bool {
        let isBeginning = sent[index] < 0
        let kind = isBeginning ? -1 - sent[index] : sent[index]
        let bytes = isBeginning ? Self.beginnings[kind] : [UInt8(ascii: "x")]
        sent[index] = kind
        open[index].events = Int16(POLLIN)
        guard !bytes.isEmpty else { return true }
        return Glibc.send(open[index].fd, bytes, bytes.count, Int32(MSG_NOSIGNAL)) > 0 || errno == EAGAIN
    }
}
