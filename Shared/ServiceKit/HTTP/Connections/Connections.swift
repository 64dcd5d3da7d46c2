import NIOCore
import Synchronization

/// The connections of one service, for all its event loops.
final class Connections: Sendable {
    typealias Key = ConnectionTable<any Channel>.Key

    private let table: Mutex<ConnectionTable<any Channel>>
    private let open: GaugeMetric
    private let closed: [ConnectionClosure: CounterMetric]

    init(limit: Int, metrics: MetricsRegistry) {
        table = Mutex(ConnectionTable(limit: limit))
        metrics.describe("http_connections", "Connections open now.")
        metrics.describe("http_connections_closed_total", "Connections that the service closed itself, by reason.")
        open = metrics.gauge(MetricKey("http_connections"))
        closed = Dictionary(
            uniqueKeysWithValues: ConnectionClosure.allCases.map { reason in
                (
                    reason,
                    metrics.counter(MetricKey("http_connections_closed_total", [("reason", reason.rawValue)]))
                )
            })
    }

    /// Takes a connection in, perhaps in place of another one; nil when there is no place.
    func open(_ channel: any Channel) -> Key? {
        let admission = table.withLock { table in
            let admission = table.open(channel)
            open.set(Double(table.count))
            return admission
        }
        switch admission {
        case .admitted(let key):
            return key
        case .evicting(let victim, let key):
            Self.expel(victim, .evicted)
            return key
        case .refused:
            return nil
        }
    }

    /// False when the connection has been evicted: it must not be worked on.
    func move(_ key: Key, to rank: ConnectionRank?) -> Bool {
        table.withLock { $0.move(key, to: rank) }
    }

    func close(_ key: Key) {
        table.withLock { table in
            table.close(key)
            open.set(Double(table.count))
        }
    }

    func count(_ closure: ConnectionClosure) {
        closed[closure]?.increment(by: 1.0)
    }

    /// Asks a connection's own event loop to close it.
    static func expel(_ channel: any Channel, _ closure: ConnectionClosure) {
        channel.pipeline.fireUserInboundEventTriggered(ConnectionExpulsion(closure: closure))
    }
}
