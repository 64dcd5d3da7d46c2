public import FoundationEssentials

/// What stands in the database when a build's next step is decided.
public struct BuildObservation: Sendable, Hashable {
    public var liveVersion: Int
    public var livePosition: Int64
    /// nil while the copy is not there.
    public var copy: CopyProgress?
    /// Kept deliveries that end beyond the copy's position.
    public var waitingDeliveries: Int64
    /// Indexes that the copy was filled without and still lacks.
    public var missingIndexes: Int64

    public struct CopyProgress: Sendable, Hashable {
        public var log: UUID?
        public var position: Int64

        public init(log: UUID?, position: Int64) {
            self.log = log
            self.position = position
        }
    }

    public init(
        liveVersion: Int, livePosition: Int64, copy: CopyProgress?, waitingDeliveries: Int64, missingIndexes: Int64
    ) {
        self.liveVersion = liveVersion
        self.livePosition = livePosition
        self.copy = copy
        self.waitingDeliveries = waitingDeliveries
        self.missingIndexes = missingIndexes
    }
}
