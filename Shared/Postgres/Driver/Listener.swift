/// The listeners' streams behind their state machine.
struct Listener {
    enum Wish {
        case connect(ConnectionID)
        case send(String, recipient: Request.Recipient)
        case close(ConnectionID)
    }

    private var machine = ListenerStateMachine()
    private var streams: [ListenerStateMachine.SubscriberID: AsyncStream<PostgresNotification>.Continuation] = [:]
    /// The upper half of the numbers, so that they never meet the pool's.
    private var lastID = UInt64(1) << 63
    private(set) var connection: ConnectionID?

    var nextTimer: MonotonicTime { machine.nextTimer }

    mutating func add(
        _ stream: AsyncStream<PostgresNotification>.Continuation, as subscriber: UInt64, to channel: String,
        now: MonotonicTime
    ) -> [Wish] {
        streams[subscriber] = stream
        return wishes(machine.subscribe(subscriber, to: channel, now: now))
    }

    mutating func remove(_ subscriber: UInt64, from channel: String) -> [Wish] {
        streams[subscriber] = nil
        return wishes(machine.unsubscribe(subscriber, from: channel))
    }

    mutating func connected() -> [Wish] {
        wishes(machine.connected())
    }

    mutating func confirmed(_ channel: String) -> [Wish] {
        wishes(machine.listening(to: channel))
    }

    mutating func notified(channel: String, payload: String) {
        _ = wishes(machine.notified(channel: channel, payload: payload))
    }

    mutating func disconnected(jitter: Double, now: MonotonicTime) {
        connection = nil
        machine.disconnected(jitter: jitter, now: now)
    }

    mutating func retry(now: MonotonicTime) -> [Wish] {
        wishes(machine.retry(now: now))
    }

    /// The client is closed: every stream ends.
    mutating func finish() -> [Wish] {
        for stream in streams.values { stream.finish() }
        streams = [:]
        machine = ListenerStateMachine()
        defer { connection = nil }
        return connection.map { [.close($0)] } ?? []
    }

    private mutating func wishes(_ actions: [ListenerStateMachine.Action]) -> [Wish] {
        var wishes: [Wish] = []
        for action in actions {
            switch action {
            case .connect:
                lastID += 1
                let id = ConnectionID(rawValue: lastID)
                connection = id
                wishes.append(.connect(id))
            case .listen(let channel):
                wishes.append(.send("LISTEN \(Self.quoted(channel))", recipient: .listener(channel: channel)))
            case .unlisten(let channel):
                wishes.append(.send("UNLISTEN \(Self.quoted(channel))", recipient: .nobody))
            case .announceListening(let subscribers):
                for subscriber in subscribers { streams[subscriber]?.yield(.listening) }
            case .notify(let subscribers, let payload):
                for subscriber in subscribers { streams[subscriber]?.yield(.notified(payload: payload)) }
            case .close:
                if let connection { wishes.append(.close(connection)) }
                connection = nil
            }
        }
        return wishes
    }

    /// An identifier as SQL wants it: LISTEN takes no parameter.
    private static func quoted(_ channel: String) -> String {
        "\"" + channel.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }
}
