import CommandApplication
import FoundationEssentials
import UserContract

/// What is searched, and by which of its numbers it is sliced: both are dense.
enum SearchScope: Sendable, Hashable {
    /// By position.
    case log
    /// By revision.
    case stream(UUID)

    init(_ filter: EventFilter) {
        self = filter.aggregateID.map { .stream($0) } ?? .log
    }

    func number(of event: RecordedEvent) -> Int64 {
        switch self {
        case .log: event.position
        case .stream: event.revision
        }
    }
}
