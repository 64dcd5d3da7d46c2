import FoundationEssentials
import TestSupport
import Testing
import UserContract
import WebhookTestSupport

@testable import CommandDelivery

/// `on_poison` is `park`: the refused event and its user's later ones wait, all other users flow on.
@Suite(.timeLimit(.minutes(5)))
struct ParkTests {
    private let sarah = UUID.version7()
    private let tom = UUID.version7()

    /// Positions: Sarah 1, 3, 5; Tom 2, 4, 6.
    private func fill(_ rig: ChoosyRig) async throws {
        for revision in 1...3 as ClosedRange<Int64> {
            try await rig.log.append(to: sarah, revision: revision)
            try await rig.log.append(to: tom, revision: revision)
        }
    }

    @Test(arguments: [1, 6])
    func `other users flow on, and what waits is kept with the answer`(_ maxBatch: Int) async throws {
        let rig = try ChoosyRig { settings in
            settings.onPoison = .park
            settings.maxBatch = maxBatch
        }
        try await fill(rig)
        rig.subscriber.refuse([3])
        try await rig.delivering { try await rig.waitUntilSettled(6) }
        let state = rig.subscriber.state.value
        #expect(state.taken == [1, 2, 4, 6])
        #expect(state.problems.isEmpty)
        let parked = try #require(rig.row?.parked)
        #expect(parked.keys.sorted() == [3, 5])
        #expect(parked[3]?.event.status == 422)
        #expect(parked[3]?.event.answer == "I do not take [3]")
        #expect(parked[5]?.event.status == nil)
        #expect(parked[5]?.event.reason == "An earlier event of this user is parked.")
        #expect(rig.row?.state == .active)
    }

    @Test func `a retry sends them in the user's order, outside the log's, and the user flows again`() async throws {
        let rig = try ChoosyRig { $0.onPoison = .park }
        try await fill(rig)
        rig.subscriber.refuse([3])
        try await rig.delivering {
            try await rig.waitUntilSettled(6)
            rig.subscriber.refuse([])
            rig.store.retryAll(ChoosyRig.name)
            try await rig.waitForRow { row in row.parked.values.allSatisfy { $0.state == .delivered } }
            try await rig.log.append(to: sarah, revision: 4)
            try await rig.waitUntilSettled(7)
        }
        let state = rig.subscriber.state.value
        #expect(state.parked == [3, 5])
        #expect(state.taken == [1, 2, 4, 6, 7])
        #expect(state.problems.isEmpty)
        let ids = try await rig.log.eventIDs()
        let request = try #require(state.requests.first { $0.header("hindsight-parked") != nil })
        #expect(request.header("hindsight-parked") == "true")
        #expect(request.header("hindsight-after") == nil)
        #expect(request.header("hindsight-through") == nil)
        #expect(request.header("hindsight-after-event") == ids[2].text)
    }

    @Test func `a retry that is refused again leaves the user parked, with the new answer`() async throws {
        let rig = try ChoosyRig { $0.onPoison = .park }
        try await fill(rig)
        rig.subscriber.refuse([3])
        try await rig.delivering {
            try await rig.waitUntilSettled(6)
            rig.subscriber.refuse([3, 9])
            rig.store.retryAll(ChoosyRig.name)
            try await rig.waitForRow { row in
                row.parked.values.allSatisfy { !$0.isRetrying } && row.failures.count { $0.position == 3 } >= 2
            }
        }
        #expect(rig.row?.parked.values.allSatisfy { $0.state == .parked } == true)
        #expect(rig.subscriber.state.value.parked.isEmpty)
    }
}
