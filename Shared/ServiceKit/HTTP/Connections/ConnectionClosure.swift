/// Why a service closed a connection of its own accord: the label of `http_connections_closed_total`.
enum ConnectionClosure: String, Sendable, CaseIterable {
    case headerTimeout = "header_timeout"
    case bodyTimeout = "body_timeout"
    case idle
    case answerTimeout = "answer_timeout"
    case drainTimeout = "drain_timeout"
    /// Another connection needed its place.
    case evicted
    /// Every other connection was at work.
    case refused
    /// Its half-sent body made room for others.
    case bodyMemory = "body_memory"
    case headTooLarge = "head_too_large"
    case malformed
    /// The rest of a refused body was too long to wait for.
    case leftover
}
