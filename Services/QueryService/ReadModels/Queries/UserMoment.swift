public import UserContract

/// Which moment of a user is asked for. Each is inclusive.
public enum UserMoment: Sendable, Hashable {
    case time(Timestamp)
    case revision(Int64)
    case position(Int64)
}
