public import FoundationEssentials

/// A replay that is to be run, with how far it has come.
public struct ReplayJob: Sendable, Hashable {
    /// Why a replay fails whose subscription is gone.
    static let withoutSubscription = "The subscription was deleted."

    public var id: UUID
    public var subscription: String
    public var cursor: DeliveryCursor
    /// The position before the first that may be sent.
    public var start: Int64
    /// The last that may be sent.
    public var toPosition: Int64
    public var aggregateID: UUID?
    /// What is asked for of what the subscription lets pass; nil for all of it.
    public var eventTypes: Set<String>?
    /// Instead of the subscription's own.
    public var targetURL: String?
    /// Events per second at most.
    public var ratePerSecond: Int64?

    /// The types that both let pass; nil for all.
    static func passing(_ some: Set<String>?, _ others: Set<String>?) -> Set<String>? {
        guard let some else { return others }
        return others.map(some.intersection) ?? some
    }

    /// How much of the stretch is behind a position, 0 to 1.
    func progress(at position: Int64) -> Double {
        guard toPosition > start else { return 1 }
        return min(1, max(0, Double(position - start) / Double(toPosition - start)))
    }

    public init(
        id: UUID, subscription: String, cursor: DeliveryCursor, start: Int64, toPosition: Int64,
        aggregateID: UUID? = nil, eventTypes: Set<String>? = nil, targetURL: String? = nil,
        ratePerSecond: Int64? = nil
    ) {
        self.id = id
        self.subscription = subscription
        self.cursor = cursor
        self.start = start
        self.toPosition = toPosition
        self.aggregateID = aggregateID
        self.eventTypes = eventTypes
        self.targetURL = targetURL
        self.ratePerSecond = ratePerSecond
    }
}
