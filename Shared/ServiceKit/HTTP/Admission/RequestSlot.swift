import NIOCore
import Synchronization

/// The place that one request takes at the ``RequestGate``, and the memory of its body. Free again with its end.
final class RequestSlot: Sendable {
    private struct State {
        var isInside = true
        var body: BodyMemory<any Channel>.Key?
        var isOver = false
    }

    private let gate: RequestGate
    private let channel: (any Channel)?
    private let state = Mutex(State())

    /// - Throws: the 503 problem when as many requests as allowed are being answered.
    init(gate: RequestGate, channel: (any Channel)?) throws(Problem) {
        try gate.enter()
        self.gate = gate
        self.channel = channel
    }

    deinit {
        end()
    }

    /// While its body comes it is the client that is slow or fast: the place is free for others.
    func startBody() {
        let wasInside = state.withLock { state in
            defer { state.isInside = false }
            state.body = state.body ?? gate.openBody(from: channel)
            return state.isInside
        }
        if wasInside {
            gate.leave()
        }
    }

    func hold(_ count: Int) throws(Problem) {
        if let body = state.withLock({ $0.body }) {
            try gate.hold(count, for: body)
        }
    }

    /// - Throws: the 503 problem when there is no place any more; nothing has been done yet.
    func endBody() throws(Problem) {
        if let body = state.withLock({ $0.body }), !gate.complete(body) {
            throw gate.refusal(.bodyMemory)
        }
        try gate.enter()
        let isOver = state.withLock { state in
            state.isInside = !state.isOver
            return state.isOver
        }
        if isOver {
            gate.leave()
        }
    }

    func end() {
        let (wasInside, body) = state.withLock { state in
            defer {
                state.isInside = false
                state.body = nil
                state.isOver = true
            }
            return (state.isInside, state.body)
        }
        if wasInside {
            gate.leave()
        }
        if let body {
            gate.release(body)
        }
    }
}
