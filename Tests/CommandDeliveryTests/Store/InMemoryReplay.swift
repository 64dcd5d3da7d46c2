@testable import CommandDelivery

struct InMemoryReplay: Sendable {
    var job: ReplayJob
    var state = ReplayState.queued
    var delivered = 0
    var error: String?
}
