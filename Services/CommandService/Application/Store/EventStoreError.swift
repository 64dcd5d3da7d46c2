/// Why the store could not answer. `retryAfter` is in seconds.
public enum EventStoreError: Error, Sendable, Hashable, CustomStringConvertible {
    /// Too much is waiting already; nothing was done.
    case overloaded(retryAfter: Int)
    case unavailable(retryAfter: Int, applied: Applied)
    /// The log holds what this program cannot read. The sentence is for the operator and quotes no data.
    case corrupt(String)

    public var description: String {
        switch self {
        case .overloaded: "the event store is overloaded"
        case .unavailable(_, .no): "the event store is away; nothing was changed"
        case .unavailable(_, .unknown): "the event store went away before it confirmed the change"
        case .corrupt(let problem): "the event log cannot be read: \(problem)"
        }
    }
}
