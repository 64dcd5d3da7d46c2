internal import Postgres

/// Why the read models gave no answer. The descriptions hold no value of anybody's data.
public enum ReadModelError: Error, Sendable {
    /// PostgreSQL is away, overloaded or changing hands: the same request may work a second later. `detail` is for the log.
    case unavailable(detail: String)
    /// Another projection version serves: this program's has yet to be built.
    case notServing
    /// It is there and does not do what the code expects.
    case broken(detail: String)

    init(_ error: PostgresError) {
        self = Self.isPassing(error) ? .unavailable(detail: "\(error)") : .broken(detail: "\(error)")
    }

    static let noCheckpoint = ReadModelError.broken(detail: "The checkpoint row is missing.")

    private static func isPassing(_ error: PostgresError) -> Bool {
        switch error.kind {
        case .connection, .timeout, .poolExhausted, .cancelled, .closed, .uncertainCommit: true
        case .decoding, .configuration: false
        case .server(let state):
            // Connection lost, out of resources, shutting down; a conflict with another transaction; a server that
            // became a standby.
            ["08", "53", "57", "40"].contains(String(state.prefix(2))) || state == "25006" || state == "55P03"
        }
    }
}

extension ReadModelError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .unavailable(let detail), .broken(let detail): detail
        case .notServing: "Another projection version of the read models serves."
        }
    }
}
