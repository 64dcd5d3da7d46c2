/// How a replay stands, as the contract names it.
public enum ReplayState: String, Sendable, CaseIterable {
    case queued
    case running
    case done
    case failed
    case cancelled

    public var hasEnded: Bool {
        switch self {
        case .queued, .running: false
        case .done, .failed, .cancelled: true
        }
    }
}
