/// Stands on loopback between a client and a PostgreSQL server, and breaks connections at a byte that a test chooses.
///
/// It begins to count when a message of the client holds the bytes that it watches for, an id for example: so it finds the
/// connection that carries a statement, however many there are and whatever else they carry. Without TLS.
public final class CuttingProxy: Sendable {
    public let port: UInt16
    /// Since the last ``watch(for:)`` or ``cut(_:at:times:)``.
    public let journal = Watched(ProxyJournal())
    private let state: Watched<ProxyState>
    private let listener: LoopbackSocket
    private let ended = BlockingSemaphore()

    public init(to server: UInt16) throws {
        listener = try LoopbackSocket.listening()
        port = listener.port
        state = Watched(ProxyState())
        let (listener, ended) = (listener, ended)
        let loop = ProxyLoop(listener: listener, server: server, state: state, journal: journal)
        ServerThread.start {
            loop.run()
            ended.signal()
        }
    }

    deinit {
        stop()
    }

    /// Writes down the conversation that begins with these bytes, and lets everything pass.
    public func watch(for anchor: [UInt8]) {
        begin(anchor, cut: nil, times: 0)
    }

    /// Breaks the connection on which these bytes come, and the next ones too when they come again.
    public func cut(_ cut: ProxyCut, at anchor: [UInt8], times: Int = 1) {
        begin(anchor, cut: cut, times: times)
    }

    /// Lets everything pass again. What was silenced stays so.
    public func relent() {
        state.update { $0.watch?.remaining = 0 }
    }

    /// Ends all connections and refuses new ones. Returns when everything is closed.
    public func stop() {
        let isFirst = state.update { state in
            defer { state.isStopped = true }
            return !state.isStopped
        }
        guard isFirst else { return }
        listener.shutdown()
        ended.wait()
    }

    private func begin(_ anchor: [UInt8], cut: ProxyCut?, times: Int) {
        // In this order: what the loop writes down belongs to the new watch.
        state.update { state in
            let number = (state.watch?.number ?? 0) + 1
            state.watch = ProxyWatch(anchor: anchor, cut: cut, remaining: times, number: number)
            journal.update { $0 = ProxyJournal() }
        }
    }
}
