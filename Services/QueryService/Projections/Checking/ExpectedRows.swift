public import FoundationEssentials

/// What a stretch of the log makes of users as they were before it, as far as that can be said.
public struct ExpectedRows: Sendable {
    public let rows: RowChanges
    /// Users whose state before the stretch is missing or cannot be what the log says: of them nothing can be said.
    public let differences: [ReadModelDifference]

    /// The revision that each user must have before the stretch; those that it creates are not among them.
    public static func revisionsBefore(_ events: [ProjectedEvent]) -> [UUID: Int64] {
        var revisions: [UUID: Int64] = [:]
        for event in events where revisions[event.userID] == nil {
            revisions[event.userID] = event.revision - 1
        }
        return revisions.filter { $0.value > 0 }
    }

    /// - Parameter before: users at the revisions that ``revisionsBefore(_:)`` names.
    /// - Throws: when the events are no history, whatever was before them.
    public init(of events: [ProjectedEvent], before: [UUID: ProjectedUser]) throws(DeliveryProblem) {
        let needed = Self.revisionsBefore(events)
        let unknown = needed.filter { before[$0.key]?.revision != $0.value }
        differences = unknown.map { user, revision in
            ReadModelDifference(kind: .version, userID: user, revision: revision, problem: .missing)
        }
        let known = events.filter { unknown[$0.userID] == nil }
        rows = try RowChanges(of: known[...], after: .nothing, to: before.filter { needed[$0.key] != nil })
    }
}
