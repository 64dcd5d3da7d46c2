public import FoundationEssentials
public import JSON
internal import UserContract

/// A replay as the endpoint tells it.
public struct ReplayDocument: Sendable, Hashable {
    /// As the contract names them.
    public enum State: String, Sendable {
        case queued
        case running
        case done
        case failed
        case cancelled

        public var hasEnded: Bool { self != .queued && self != .running }
    }

    public let id: UUID
    public let state: State
    public let subscription: String
    public let reason: String
    public let requestedBy: String
    public let matchingEvents: Int64
    public let deliveredEvents: Int64
    public let toPosition: Int64
    public let error: String?

    /// Nil when it is none.
    public init?(_ value: JSONValue) {
        guard let id = value["id"]?.string.flatMap({ UUID(text: $0) }),
            let state = value["state"]?.string.flatMap(State.init), let name = value["subscription"]?.string,
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
    public var line: String {
        let progress = "\(deliveredEvents) of \(matchingEvents) events up to position \(toPosition)"
        let problem = error.map { " - \($0)" } ?? ""
        return "\(id.text)  \(state.rawValue)  \(subscription)  \(progress)  by \(requestedBy): \(reason)\(problem)"
    }
}
