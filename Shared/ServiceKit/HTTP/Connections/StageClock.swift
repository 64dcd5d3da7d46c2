import NIOCore

/// The deadline of a connection's present stage. Pure: it is told the time.
///
/// A stage's deadline is set when the stage begins and moves for nothing but real progress, so slow bytes gain nothing.
struct StageClock {
    enum Verdict: Equatable {
        /// Ask again at that time.
        case wait(until: NIODeadline)
        case expired(ConnectionClosure)
    }

    private let limits: StageLimits
    private var deadline: NIODeadline
    /// When what was accepted before SIGTERM is cut off.
    private var cutoff: NIODeadline?
    /// Bytes of the answer that the client had not taken when the deadline was set.
    private var untaken = 0
    private(set) var stage = ConnectionStage.silent

    init(limits: StageLimits, now: NIODeadline) {
        self.limits = limits
        deadline = now + limits.header
    }

    /// - Parameter untaken: bytes written and not taken by the client; asked for only when an answer is out.
    mutating func enter(_ next: ConnectionStage, now: NIODeadline, untaken: @autoclosure () -> Int = 0) {
        guard next != stage else {
            return
        }
        switch next {
        case .silent: deadline = now + limits.header
        // A new connection's time for its head runs from its start.
        case .head: deadline = stage == .silent ? deadline : now + limits.header
        case .idle: deadline = now + limits.idle
        case .body: deadline = now + limits.body
        // The same body, and its time runs on.
        case .leftover: deadline = stage == .body ? deadline : now + limits.body
        case .working: deadline = .distantFuture
        case .answering:
            deadline = now + limits.answer
            self.untaken = untaken()
        case .parting: deadline = now + limits.parting
        }
        stage = next
    }

    /// From now on all must end; whoever still sends has half of the time, so that the answer can go out in the other.
    mutating func startDraining(now: NIODeadline) {
        cutoff = cutoff ?? now + limits.drain
        if stage != .working, stage != .answering {
            deadline = min(deadline, now + limits.drain / 2)
        }
    }

    var isDraining: Bool {
        cutoff != nil
    }

    mutating func check(now: NIODeadline, untaken: @autoclosure () -> Int = 0) -> Verdict {
        if let cutoff, now >= cutoff {
            return .expired(.drainTimeout)
        }
        if now >= deadline {
            guard stage == .answering else {
                return .expired(Self.closure(of: stage))
            }
            let left = untaken()
            guard self.untaken - left >= limits.minimumProgress else {
                return .expired(.answerTimeout)
            }
            self.untaken = left
            deadline = now + limits.answer
        }
        // Never longer than the shortest limit, so that no event has to move the timer.
        return .wait(until: min(deadline, cutoff ?? deadline, now + limits.shortest))
    }

    private static func closure(of stage: ConnectionStage) -> ConnectionClosure {
        switch stage {
        case .silent, .head: .headerTimeout
        case .body, .leftover: .bodyTimeout
        case .idle, .parting: .idle
        case .answering, .working: .answerTimeout
        }
    }
}
