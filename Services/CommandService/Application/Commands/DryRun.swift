public import UserContract

/// On which state a command is decided without being carried out.
public enum DryRun: Sendable, Hashable {
    case now
    /// The user as it was at this revision; 0 is before it was created.
    case atRevision(Int64)
    /// The user as it was then, events of that very microsecond included.
    case at(Timestamp)
}
