/// What a listener hears.
public enum PostgresNotification: Sendable, Hashable {
    /// LISTEN is in effect, for the first time or again after the connection was lost. Whatever was notified before is
    /// gone: catch up by reading.
    case listening
    case notified(payload: String)
}
