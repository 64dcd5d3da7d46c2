/// An HTTP receiver on loopback that misbehaves as told, and keeps what it was sent.
public final class ScriptedHTTPServer: Sendable {
    /// What has happened so far.
    public struct Journal: Sendable {
        public internal(set) var requests: [ReceivedRequest] = []
        public internal(set) var connectionsOpened = 0
        public internal(set) var connectionsClosed = 0
    }

    private struct OpenSockets {
        var connections: [Int: LoopbackSocket] = [:]
        var isStopped = false
    }

    public let port: UInt16
    public let journal = Watched(Journal())
    private let listener: LoopbackSocket
    private let open = Watched(OpenSockets())

    /// Answers every request by the script, which may wait before it answers. `port` 0 lets the system choose.
    public init(
        port: UInt16 = 0, _ script: @escaping @Sendable (ReceivedRequest) async -> ScriptedAnswer
    ) throws {
        listener = try LoopbackSocket.listening(port: port)
        self.port = listener.port
        let (listener, journal, open) = (listener, journal, open)
        ServerThread.start {
            while let socket = listener.accept() {
                let number = journal.update { journal in
                    journal.connectionsOpened += 1
                    return journal.connectionsOpened
                }
                open.update { open in
                    open.connections[number] = socket
                    if open.isStopped { socket.shutdown() }
                }
                let connection = ScriptedConnection(socket: socket, number: number, log: journal, script: script)
                ServerThread.start {
                    connection.serve()
                    // Under the lock that `stop` takes: it must not shut down a descriptor that is somebody else's by now.
                    open.update { open in
                        open.connections[number] = nil
                        socket.close()
                    }
                    journal.update { $0.connectionsClosed += 1 }
                }
            }
            listener.close()
        }
    }

    deinit {
        stop()
    }

    public var url: String { "http://127.0.0.1:\(port)" }

    public var requests: [ReceivedRequest] { journal.value.requests }

    /// Returns the requests as soon as there are this many.
    @discardableResult
    public func waitForRequests(_ count: Int) async throws -> [ReceivedRequest] {
        try await journal.wait { $0.requests.count >= count }.requests
    }

    /// Returns once this many connections have ended, from either side.
    public func waitForClosedConnections(_ count: Int) async throws {
        try await journal.wait { $0.connectionsClosed >= count }
    }

    /// Ends all connections and refuses new ones.
    public func stop() {
        open.update { open in
            // Only once: after it the accepting thread closes the listener, and its number may be another file's.
            guard !open.isStopped else { return }
            open.isStopped = true
            listener.shutdown()
            for socket in open.connections.values { socket.shutdown() }
        }
    }
}
