/// Why waiting work gets no connection.
enum PoolRefusal: Sendable, Hashable {
    case tooManyWaiting
    /// `isConnected` tells an overloaded pool from an unreachable server.
    case waitedTooLong(isConnected: Bool)
    case cancelled
    case closed
}
