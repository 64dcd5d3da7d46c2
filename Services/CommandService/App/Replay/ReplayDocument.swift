import CommandDelivery
import FoundationEssentials
import JSON
import UserContract

/// A replay as the endpoint tells it.
struct ReplayDocument: Sendable {
    let id: UUID
    let state: ReplayState
    let subscription: String
    let reason: String
    let requestedBy: String
    let matchingEvents: Int64
    let deliveredEvents: Int64
    let toPosition: Int64
    let error: String?

    /// Nil when it is none.
    init?(_ value: JSONValue) {
        guard let id = value["id"]?.string.flatMap({ UUID(text: $0) }),
            let state = value["state"]?.string.flatMap(ReplayState.init), let name = value["subscription"]?.string,
            let matching = value["matching_events"]?.integer, let delivered = value["delivered_events"]?.integer,
            let toPosition = value["to_position"]?.integer
        else { return nil }
        self.id = id
        self.state = state
        subscription = name
        reason = value["reason"]?.string ?? ""
        requestedBy = value["requested_by"]?.string ?? ""
        matchingEvents = matching
        deliveredEvents = delivered
        self.toPosition = toPosition
        error = value["error"]?.string
    }

    /// How it stands, in one line.
    var line: String {
        let progress = "\(deliveredEvents) of \(matchingEvents) events up to position \(toPosition)"
        let problem = error.map { " - \($0)" } ?? ""
        return "\(id.text)  \(state.rawValue)  \(subscription)  \(progress)  by \(requestedBy): \(reason)\(problem)"
    }
}
