import FoundationEssentials
import TestSupport
import Testing
import UserContract
import WebhookTestSupport

@testable import CommandDelivery

/// A subscription to some event types: stretches without any cost no request.
@Suite(.timeLimit(.minutes(5)))
struct FilterTests {
    @Test(arguments: [1, 4])
    func `sends what passes, and each request joins the one before`(_ maxBatch: Int) async throws {
        let rig = try ChoosyRig { settings in
            settings.eventTypes = ["USER_NAME_CHANGED"]
            settings.maxBatch = maxBatch
        }
        let user = UUID.version7()
        // Positions 1 to 12, of which 5, 6, 7 and 11 pass.
        try await rig.log.append(3)
        for revision in 1...4 as ClosedRange<Int64> { try await rig.log.append(to: user, revision: revision) }
        try await rig.log.append(3)
        try await rig.log.append(to: user, revision: 5)
        try await rig.log.append(1)
        try await rig.delivering {
            try await rig.waitUntilSettled(12)
            #expect(rig.subscriber.state.value.taken == [5, 6, 7, 11])
            // Nothing passes: nothing is sent, and the subscription is not behind.
            try await rig.log.append(5)
            try await rig.waitUntilSettled(17)
            try await rig.log.append(to: user, revision: 6)
            try await rig.waitUntilSettled(18)
        }
        let state = rig.subscriber.state.value
        #expect(state.taken == [5, 6, 7, 11, 18])
        #expect(state.problems.isEmpty)
        #expect(rig.row?.cursor.position == 18)
        #expect(state.requests.first?.header("hindsight-after") == "0")
        #expect(state.requests.first?.header("hindsight-after-event") == nil)
    }

    @Test func `a restart over a stretch without events goes on behind it`() async throws {
        let rig = try ChoosyRig { $0.eventTypes = ["USER_NAME_CHANGED"] }
        try await rig.log.append(6)
        try await rig.delivering { try await rig.waitUntilSettled(6) }
        #expect(rig.row?.cursor == DeliveryCursor(position: 0, settled: 6))
        let user = UUID.version7()
        try await rig.log.append(to: user, revision: 1)
        try await rig.log.append(to: user, revision: 2)
        try await rig.delivering { try await rig.waitUntilSettled(8) }
        let state = rig.subscriber.state.value
        #expect(state.taken == [8])
        #expect(state.requests.map { $0.header("hindsight-after") } == ["0"])
        #expect(state.problems.isEmpty)
    }
}
