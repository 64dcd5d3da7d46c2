import Glibc

/// A client and a server with the proxy between them. Used by the proxy's thread alone.
final class ProxiedConnection {
    private enum Mode {
        case passing
        case orphaned
        case silent
    }

    private var client: LoopbackSocket?
    private var server: LoopbackSocket?
    private let state: Watched<ProxyState>
    private let journal: Watched<ProxyJournal>
    private var mode = Mode.passing
    private var lanes: [ProxyDirection: ProxyLane] = [
        .toServer: ProxyLane(.toServer), .toClient: ProxyLane(.toClient),
    ]
    /// The watch whose anchor was met here.
    private var anchored: ProxyWatch?
    /// Whether this conversation is the one written down.
    private var isJournaled = false
    /// Requests without their ReadyForQuery. The startup message is the first.
    private var unanswered = 1

    init(
        client: LoopbackSocket, server: LoopbackSocket, state: Watched<ProxyState>, journal: Watched<ProxyJournal>
    ) {
        self.client = client
        self.server = server
        self.state = state
        self.journal = journal
    }

    var isClosed: Bool { client == nil && server == nil }

    var polled: [pollfd] {
        [(client, ProxyDirection.toClient), (server, .toServer)].compactMap { socket, direction in
            guard let socket else { return nil }
            let events = lanes[direction]?.unsent.isEmpty == false ? POLLIN | POLLOUT : POLLIN
            return pollfd(fd: socket.descriptor, events: Int16(events), revents: 0)
        }
    }

    /// Goes on with those of its sockets that are ready.
    func proceed(_ ready: Set<Int32>) {
        if let client, ready.contains(client.descriptor) { read(client, .toServer) }
        if let server, ready.contains(server.descriptor) { read(server, .toClient) }
        flush(.toServer)
        flush(.toClient)
        if mode == .orphaned, unanswered == 0 { close() }
    }

    func close() {
        client?.close()
        server?.close()
        (client, server) = (nil, nil)
    }

    private func read(_ source: LoopbackSocket, _ direction: ProxyDirection) {
        var isOpen = true
        while isOpen, !isClosed {
            guard let bytes = source.readAvailable() else { return }
            isOpen = !bytes.isEmpty
            for message in lanes[direction]?.framer.take(bytes) ?? [] { pass(message, direction) }
            // An orphan's client is gone, and a silent one is not told of anything.
            if (direction == .toServer && client == nil) || (direction == .toClient && server == nil) { return }
        }
        guard !isOpen else { return }
        if mode == .silent, direction == .toClient {
            server?.close()
            server = nil
            return
        }
        flush(.toServer)
        flush(.toClient)
        close()
    }

    private func pass(_ message: [UInt8], _ direction: ProxyDirection) {
        guard mode != .silent, !isClosed else { return }
        if direction == .toServer { lookForAnchor(message) }
        count(message, direction)
        guard let cut = dueCut(direction, within: message.count) else {
            return send(message[...], direction)
        }
        let passing = cut.offset - (lanes[direction]?.passed ?? 0)
        send(message.prefix(passing), direction)
        flush(direction)
        perform(cut)
        if mode == .orphaned, direction == .toServer { send(message.dropFirst(passing), direction) }
    }

    private func send(_ bytes: ArraySlice<UInt8>, _ direction: ProxyDirection) {
        lanes[direction]?.passed += bytes.count
        guard (direction == .toServer ? server : client) != nil else { return }
        lanes[direction]?.unsent += bytes
    }

    private func flush(_ direction: ProxyDirection) {
        guard let target = direction == .toServer ? server : client, let unsent = lanes[direction]?.unsent else {
            return
        }
        lanes[direction]?.unsent.removeFirst(target.writeAvailable(unsent))
    }

    // MARK: cutting

    private func lookForAnchor(_ message: [UInt8]) {
        guard let watch = state.value.watch, watch.number != anchored?.number, message.contains(watch.anchor) else {
            return
        }
        anchored = watch
        for direction in ProxyDirection.allCases { lanes[direction]?.passed = 0 }
        isJournaled = journal.value.messages.isEmpty
        let unanswered = unanswered
        if isJournaled { journal.update { $0.unansweredBefore = unanswered } }
    }

    private func count(_ message: [UInt8], _ direction: ProxyDirection) {
        let kind = message.first.map { Character(UnicodeScalar($0)) } ?? "\0"
        switch (direction, kind) {
        case (.toServer, "S"), (.toServer, "Q"): unanswered += 1
        case (.toClient, "Z"): unanswered -= 1
        default: break
        }
        guard isJournaled, let anchored else { return }
        let begin = lanes[direction]?.passed ?? 0
        let entry = ProxiedMessage(
            direction: direction, kind: kind, range: begin..<begin + message.count,
            holdsAnchor: direction == .toServer && message.contains(anchored.anchor))
        state.update { [journal] state in
            guard state.watch?.number == anchored.number else { return }
            journal.update { $0.messages.append(entry) }
        }
    }

    /// The cut that lies in the next so many bytes. Asking uses it up.
    private func dueCut(_ direction: ProxyDirection, within count: Int) -> ProxyCut? {
        guard mode == .passing, let anchored, let passed = lanes[direction]?.passed else { return nil }
        return state.update { state in
            guard let watch = state.watch, watch.number == anchored.number, watch.remaining > 0, let cut = watch.cut,
                cut.direction == direction, passed + count >= cut.offset
            else { return nil }
            state.watch?.remaining -= 1
            return cut
        }
    }

    private func perform(_ cut: ProxyCut) {
        // First, so that who is told of the cut finds it counted.
        journal.update { $0.cuts += 1 }
        switch cut.manner {
        case .reset:
            server?.armReset()
            resetClient()
            close()
        case .orphan:
            resetClient()
            mode = .orphaned
        case .silence:
            mode = .silent
        }
    }

    private func resetClient() {
        client?.armReset()
        client?.close()
        client = nil
    }
}
