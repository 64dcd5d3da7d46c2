public import FoundationEssentials
public import UserContract

/// A copy of the read models that is or was built, as it is written down: whoever drives it may be another process
/// tomorrow.
public struct Build: Sendable, Hashable {
    public let id: UUID
    public let kind: BuildKind
    /// The projection version of the copy.
    public let version: Int
    public var state: BuildState
    public let requestedBy: String
    public let requestedAt: Timestamp
    public var finishedAt: Timestamp?
    /// Whether the copy's schema is there and may be filled.
    public var isPrepared = false
    /// The replay that fills the copy; known before it is ordered.
    public var replayID: UUID?
    public var replayFrom: Int64?
    /// Where the copy that serves stood before the replay was ordered: the log had that much then.
    public var liveBefore: Int64?
    /// Where the replay ends; nil until the Command Service has taken the order.
    public var toPosition: Int64?
    /// How many replays were ordered.
    public var replays = 0
    /// How far the copy had come when somebody last looked.
    public var position: Int64 = 0
    /// Where the copy stood when the replay began, and when that was.
    public var filledFrom: Int64?
    public var fillingSince: Timestamp?
    public var progressedAt: Timestamp?
    /// The copy that serves tells another history than the log: it is neither asked nor compared.
    public var liveDiverged = false
    /// How many rows of the copy that serves differ; nil until it was compared.
    public var differences: Int64?
    public var error: String?

    public init(
        id: UUID, kind: BuildKind, version: Int, state: BuildState = .filling, requestedBy: String,
        requestedAt: Timestamp
    ) {
        self.id = id
        self.kind = kind
        self.version = version
        self.state = state
        self.requestedBy = requestedBy
        self.requestedAt = requestedAt
    }

    /// The schema that it fills.
    public var schema: ReadModelSchema {
        ReadModelSchema(version: version, copy: kind == .rollback ? .previous : .building)
    }

    /// While it is being filled, and once something has come.
    public var eventsPerSecond: Double? {
        guard state == .filling, let filledFrom, let fillingSince, let progressedAt, position > filledFrom else {
            return nil
        }
        let seconds = Double(progressedAt.microseconds - fillingSince.microseconds) / 1_000_000
        return seconds > 0 ? Double(position - filledFrom) / seconds : nil
    }

    /// Seconds until the replay's end at the rate so far.
    public var secondsLeft: Double? {
        guard let rate = eventsPerSecond, let toPosition else { return nil }
        return Double(max(0, toPosition - position)) / rate
    }
}
