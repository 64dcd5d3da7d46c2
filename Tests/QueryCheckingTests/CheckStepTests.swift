import FoundationEssentials
import JSON
import QueryChecking
import QueryReadModels
import ReplayClient
import Testing
import UserContract

@Suite struct CheckStepTests {
    private let now = Timestamp(rfc3339: "2026-03-15T15:47:00Z")!
    private let id = UUID()

    @Test func `before the first round, one begins`() {
        #expect(CheckStep(latest: nil, pause: .seconds(60), now: now) == .begin)
    }

    @Test func `after a round there is a pause, then the next begins`() {
        var round = CheckRound(replayID: id, startedAt: now, finishedAt: now)
        #expect(CheckStep(latest: round, pause: .seconds(60), now: now) == .wait)
        round.finishedAt = now.advanced(byMicroseconds: -60_000_000)
        #expect(CheckStep(latest: round, pause: .seconds(60), now: now) == .begin)
    }

    @Test func `a round that is written down is ordered, and followed once it is ordered`() {
        var round = CheckRound(replayID: id, startedAt: now)
        #expect(CheckStep(latest: round, pause: .zero, now: now) == .order(round))
        round.toPosition = 10
        #expect(CheckStep(latest: round, pause: .zero, now: now) == .follow(round))
    }

    @Test(arguments: ["queued", "running"]) func `a replay under way is left alone`(state: String) throws {
        let round = CheckRound(replayID: id, startedAt: now, position: 3, toPosition: 10)
        #expect(CheckStep(round, replay: try replay(state)) == .wait)
    }

    @Test func `a replay that the Command Service has forgotten is ordered again`() {
        let round = CheckRound(replayID: id, startedAt: now, position: 3, toPosition: 10)
        #expect(CheckStep(round, replay: nil) == .order(round))
    }

    @Test func `a replay that is done concludes the round, unless something of it is missing`() throws {
        var round = CheckRound(replayID: id, startedAt: now, position: 10, toPosition: 10)
        #expect(CheckStep(round, replay: try replay("done")) == .conclude(round))
        round.position = 9
        let step = CheckStep(round, replay: try replay("done"))
        #expect(step == .give(up: round, because: "The replay ended before its last event."))
    }

    @Test func `a replay that failed or was cancelled ends the round with its reason`() throws {
        let round = CheckRound(replayID: id, startedAt: now, position: 3, toPosition: 10)
        let failed = CheckStep(round, replay: try replay("failed", error: "the subscriber is gone"))
        #expect(failed == .give(up: round, because: "The replay failed: the subscriber is gone"))
        let cancelled = CheckStep(round, replay: try replay("cancelled"))
        #expect(cancelled == .give(up: round, because: "The replay was cancelled."))
    }

    private func replay(_ state: String, error: String? = nil) throws -> ReplayDocument {
        var object: JSONObject = [
            "id": .string(id.text), "state": .string(state), "subscription": "read-models", "reason": "check",
            "requested_by": "query-service", "matching_events": 10, "delivered_events": 5, "to_position": 10,
        ]
        object["error"] = error.map { .string($0) }
        return try #require(ReplayDocument(.object(object)))
    }
}
