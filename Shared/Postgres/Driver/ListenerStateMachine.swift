/// Who listens to which channel, and what the one listening connection must do for it. No sockets and no clock.
struct ListenerStateMachine {
    typealias SubscriberID = UInt64

    enum Action: Hashable {
        case connect
        case listen(channel: String)
        case unlisten(channel: String)
        case announceListening([SubscriberID])
        case notify([SubscriberID], payload: String)
        case close
    }

    private enum State { case disconnected(retryAt: MonotonicTime), connecting, connected }

    private var state = State.disconnected(retryAt: MonotonicTime(nanoseconds: .min))
    private var backoff = Backoff()
    private var channels: [String: [SubscriberID]] = [:]
    /// Channels whose LISTEN is in effect on the present connection.
    private var confirmed: Set<String> = []

    /// When `retry` wants to be called.
    var nextTimer: MonotonicTime {
        if case .disconnected(let retryAt) = state, !channels.isEmpty { retryAt } else { .distantFuture }
    }

    mutating func subscribe(_ subscriber: SubscriberID, to channel: String, now: MonotonicTime) -> [Action] {
        let isNew = channels[channel] == nil
        channels[channel, default: []].append(subscriber)
        switch state {
        case .disconnected: return retry(now: now)
        case .connecting: return []
        case .connected:
            if isNew { return [.listen(channel: channel)] }
            return confirmed.contains(channel) ? [.announceListening([subscriber])] : []
        }
    }

    mutating func unsubscribe(_ subscriber: SubscriberID, from channel: String) -> [Action] {
        guard var subscribers = channels[channel] else { return [] }
        subscribers.removeAll { $0 == subscriber }
        channels[channel] = subscribers.isEmpty ? nil : subscribers
        guard subscribers.isEmpty else { return [] }
        confirmed.remove(channel)
        if channels.isEmpty {
            if case .disconnected = state { return [] }
            state = .disconnected(retryAt: MonotonicTime(nanoseconds: .min))
            return [.close]
        }
        if case .connected = state { return [.unlisten(channel: channel)] }
        return []
    }

    mutating func connected() -> [Action] {
        state = .connected
        return channels.keys.sorted().map { .listen(channel: $0) }
    }

    /// The server has confirmed a LISTEN.
    mutating func listening(to channel: String) -> [Action] {
        guard case .connected = state, let subscribers = channels[channel] else { return [] }
        backoff.succeeded()
        confirmed.insert(channel)
        return [.announceListening(subscribers)]
    }

    func notified(channel: String, payload: String) -> [Action] {
        channels[channel].map { [.notify($0, payload: payload)] } ?? []
    }

    /// The connection is gone or could not be made.
    /// - Parameter jitter: 0 up to 1, random.
    mutating func disconnected(jitter: Double, now: MonotonicTime) {
        confirmed = []
        state = .disconnected(retryAt: now.advanced(by: backoff.failed(jitter: jitter)))
    }

    mutating func retry(now: MonotonicTime) -> [Action] {
        guard case .disconnected(let retryAt) = state, retryAt <= now, !channels.isEmpty else { return [] }
        state = .connecting
        return [.connect]
    }
}
