@testable import CommandDelivery

struct InMemoryParkedEvent: Sendable {
    enum State {
        case parked
        case delivered
        case discarded
    }

    var event: EventToPark
    var state = State.parked
    var isRetrying = false
}
