import Glibc

/// The thread of a ``CuttingProxy``: waits for any socket and lets its connection go on.
struct ProxyLoop: Sendable {
    let listener: LoopbackSocket
    let server: UInt16
    let state: Watched<ProxyState>
    let journal: Watched<ProxyJournal>

    func run() {
        var connections: [ProxiedConnection] = []
        while true {
            var polled = [pollfd(fd: listener.descriptor, events: Int16(POLLIN), revents: 0)]
            for connection in connections { polled += connection.polled }
            let count = poll(&polled, nfds_t(polled.count), -1)
            if state.value.isStopped { break }
            guard count > 0 else { continue }
            // A new one first: it has not been polled.
            let known = connections
            if polled[0].revents != 0, let client = listener.accept() {
                if let target = try? LoopbackSocket.connected(to: server) {
                    connections.append(
                        ProxiedConnection(client: client, server: target, state: state, journal: journal))
                } else {
                    client.close()
                }
            }
            let ready = Set(polled.dropFirst().filter { $0.revents != 0 }.map(\.fd))
            for connection in known { connection.proceed(ready) }
            connections.removeAll(where: \.isClosed)
        }
        for connection in connections { connection.close() }
        listener.close()
    }
}
