/// What a sender is told.
public enum WebhookAnswer: Sendable, Hashable {
    /// The read models have every event of the request.
    case accepted(position: Int64)
    case positionMismatch(position: Int64)
    case logDiverged(position: Int64)
    case unauthorized(String)
    case unsupportedMediaType
    case malformed(String)
    /// PostgreSQL is away or overloaded: the same request may work a second later.
    case unavailable
    /// A fault of ours; `detail` is for the log.
    case failed(detail: String)
}
