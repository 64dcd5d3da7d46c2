/// What becomes of an event that the subscriber refuses by itself.
public enum PoisonPolicy: String, Sendable, CaseIterable {
    /// It stays in the way and is retried without end.
    case block
    /// It and every later event of the same user are put aside; all other users' events flow on.
    case park
}
