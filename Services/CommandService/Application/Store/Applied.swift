/// Whether a command that failed for want of the store has taken effect.
public enum Applied: Sendable, Hashable {
    case no
    case unknown
}
