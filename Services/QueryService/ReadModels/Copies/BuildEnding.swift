/// What is found when a build is to be ended while nothing can be applied to the copy that serves.
public enum BuildEnding: Sendable, Hashable {
    /// It has ended: the copy serves, or was only compared.
    case ended
    /// The copy lacks events that the one that serves has.
    case behind
    /// It was ended by somebody else.
    case gone
}
