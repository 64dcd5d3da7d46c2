public import UserContract

/// What became of an append.
public enum AppendOutcome: Sendable, Hashable {
    /// The events have the positions from `firstPosition` on, and one time each. Without events it is the position after
    /// the stream's last, and there are no times.
    case appended(firstPosition: Int64, timestamps: [Timestamp])
    /// The command was handled before, with the same fingerprint.
    case duplicate(HandledCommand)
    /// The command id was used before, with another fingerprint.
    case commandIDReused
    case revisionConflict(actual: Int64)
    case emailTaken
    /// It was refused now, but an earlier attempt whose answer was lost may still be on its way and take effect.
    case unsettled
}
