import NIOCore
import Synchronization

/// How many requests a service answers at once, and how much memory their bodies may take.
///
/// A request counts from its head until its answer is there - a streamed one until it is written, because its source
/// is at work so long. A client that is slow to take an answer therefore costs a connection, which has limits of its own,
/// and not a place here; nor does one that is slow to send a body.
final class RequestGate: Sendable {
    private let limit: Int
    private let current = Atomic(0)
    private let inFlight: GaugeMetric
    private let held: GaugeMetric
    private let shed: [ShedReason: CounterMetric]
    private let memory: Mutex<BodyMemory<any Channel>>

    init(limits: HTTPLimits, metrics: MetricsRegistry) {
        limit = limits.maxRequests
        memory = Mutex(BodyMemory(limit: limits.maxBodyMemory))
        metrics.describe("http_requests_in_flight", "Requests being answered now.")
        metrics.describe("http_requests_shed_total", "Requests answered 503 before anything was done, by reason.")
        metrics.describe("http_request_body_bytes", "Bytes of request bodies in memory now.")
        held = metrics.gauge(MetricKey("http_request_body_bytes"))
        inFlight = metrics.gauge(MetricKey("http_requests_in_flight"))
        shed = Dictionary(
            uniqueKeysWithValues: ShedReason.allCases.map { reason in
                (reason, metrics.counter(MetricKey("http_requests_shed_total", [("reason", reason.rawValue)])))
            })
    }

    func enter() throws(Problem) {
        guard current.add(1, ordering: .relaxed).newValue <= limit else {
            current.subtract(1, ordering: .relaxed)
            throw refusal(.overloaded)
        }
        inFlight.increment(by: 1)
    }

    func leave() {
        current.subtract(1, ordering: .relaxed)
        inFlight.decrement(by: 1)
    }

    /// Counts a request that is not taken.
    func refusal(_ reason: ShedReason) -> Problem {
        shed[reason]?.increment(by: 1.0)
        return reason.problem
    }

    // MARK: Bodies

    func openBody(from channel: (any Channel)?) -> BodyMemory<any Channel>.Key? {
        channel.map { channel in memory.withLock { $0.open(channel) } }
    }

    /// Makes room for more bytes of a body, if need be in place of one that has been coming for longer.
    func hold(_ count: Int, for key: BodyMemory<any Channel>.Key) throws(Problem) {
        let outcome = memory.withLock { memory in
            defer { held.set(Double(memory.held)) }
            return memory.hold(count, for: key)
        }
        for victim in outcome.victims {
            Connections.expel(victim, .bodyMemory)
        }
        guard outcome.isHeld else {
            throw refusal(.bodyMemory)
        }
    }

    /// The body is complete; it makes room for nobody. False when it already has.
    func complete(_ key: BodyMemory<any Channel>.Key) -> Bool {
        memory.withLock { $0.complete(key) }
    }

    func release(_ key: BodyMemory<any Channel>.Key) {
        memory.withLock { memory in
            memory.release(key)
            held.set(Double(memory.held))
        }
    }
}
