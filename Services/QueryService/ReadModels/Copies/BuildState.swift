/// How far a build has come.
public enum BuildState: String, Sendable, CaseIterable {
    /// It takes the events of a replay.
    case filling
    /// It gets its indexes, and what was delivered meanwhile.
    case indexing
    case comparing
    case switching
    case done
    case failed
    case cancelled

    public var hasEnded: Bool {
        switch self {
        case .filling, .indexing, .comparing, .switching: false
        case .done, .failed, .cancelled: true
        }
    }
}
