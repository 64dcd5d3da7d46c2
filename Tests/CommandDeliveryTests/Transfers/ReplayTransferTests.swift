import FoundationEssentials
import TestSupport
import Testing
import UserContract
import WebhookTestSupport

@testable import CommandDelivery

/// Replays over real transfers: the subscription's own cursor and live delivery do not notice them.
@Suite(.timeLimit(.minutes(5)))
struct ReplayTransferTests {
    /// Orders a replay of a stretch, from behind `start`, to a target of its own.
    private func order(
        _ start: Int64, _ end: Int64, to target: ScriptedHTTPServer, user: UUID? = nil, _ rig: ChoosyRig,
        of subscription: String = ChoosyRig.name
    ) -> ReplayJob {
        let job = ReplayJob(
            id: .version7(), subscription: subscription, cursor: DeliveryCursor(position: start), start: start,
            toPosition: end, aggregateID: user, targetURL: target.url)
        rig.trust(target.url)
        rig.store.state.update { $0.replays[job.id] = InMemoryReplay(job: job) }
        return job
    }

    private func waitForEnd(of job: ReplayJob, _ rig: ChoosyRig) async throws -> InMemoryReplay {
        let state = try await rig.store.state.wait { $0.replays[job.id]?.state.hasEnded ?? false }
        return try #require(state.replays[job.id])
    }

    private func requests(of job: ReplayJob, _ server: ScriptedHTTPServer) -> [ReceivedRequest] {
        server.requests.filter { $0.header("webhook-replay-id") == job.id.text }
    }

    /// A subscriber that takes everything.
    private func sink() throws -> ScriptedHTTPServer {
        try ScriptedHTTPServer { _ in .answer(200) }
    }

    @Test func `sends its stretch with its own ordering headers, and ends`() async throws {
        let rig = try ChoosyRig()
        let sink = try sink()
        try await rig.log.append(10)
        let ids = try await rig.log.eventIDs()
        let job = order(2, 9, to: sink, rig)
        try await rig.delivering {
            let ended = try await waitForEnd(of: job, rig)
            #expect(ended.state == .done)
            #expect(ended.delivered == 7)
            #expect(ended.job.cursor.settled == 9)
            try await rig.waitUntilSettled(10)
        }
        let sent = requests(of: job, sink)
        #expect(sent.map { $0.header("hindsight-after") } == ["2", "6"])
        #expect(sent.map { $0.header("hindsight-through") } == ["6", "9"])
        #expect(sent.map { $0.header("hindsight-after-event") } == [nil, ids[5].text])
        #expect(sent.allSatisfy { $0.header("hindsight-subscription") == ChoosyRig.name })
        // Live delivery went on beside it.
        #expect(rig.subscriber.state.value.taken == Array(1...10))
        #expect(rig.subscriber.state.value.problems.isEmpty)
    }

    @Test func `one user's stream is sent and nothing else`() async throws {
        let rig = try ChoosyRig()
        let sink = try sink()
        let sarah = UUID.version7()
        try await rig.log.append(to: sarah, revision: 1)
        try await rig.log.append(5)
        try await rig.log.append(to: sarah, revision: 2)
        try await rig.log.append(5)
        let job = order(0, 12, to: sink, user: sarah, rig)
        try await rig.delivering {
            let ended = try await waitForEnd(of: job, rig)
            #expect(ended.delivered == 2)
        }
        #expect(requests(of: job, sink).allSatisfy { $0.text.contains(sarah.text) })
    }

    @Test func `goes on where it was after a restart, and tries again while the target is in trouble`() async throws {
        let rig = try ChoosyRig()
        let mayAnswer = Watched(false)
        let trouble = try ScriptedHTTPServer { request in
            if request.header("hindsight-after") == "4", !mayAnswer.value { return .answer(503) }
            return .answer(200)
        }
        try await rig.log.append(12)
        let job = order(0, 12, to: trouble, rig)
        try await rig.delivering {
            try await rig.store.state.wait { $0.replays[job.id]?.error != nil }
            #expect(rig.store.state.value.replays[job.id]?.state == .running)
        }
        #expect(rig.store.state.value.replays[job.id]?.job.cursor.position == 4)
        mayAnswer.update { $0 = true }
        try await rig.delivering {
            let ended = try await waitForEnd(of: job, rig)
            #expect(ended.delivered == 12)
        }
        #expect(requests(of: job, trouble).last { $0.header("hindsight-after") == "0" }?.number == 1)
    }

    @Test(arguments: [
        (ScriptedAnswer.answer(410), "The subscriber wants no more requests."),
        (.json(409, #"{"type": "log-diverged"}"#), "The subscriber has the history of another log."),
        (.answer(422), "The subscriber refused the request with 422."),
    ])
    func `fails with a reason where it cannot go on`(_ answer: ScriptedAnswer, _ reason: String) async throws {
        let rig = try ChoosyRig { $0.maxBatch = 1 }
        let target = try ScriptedHTTPServer { _ in answer }
        try await rig.log.append(3)
        let job = order(0, 3, to: target, rig)
        try await rig.delivering {
            let ended = try await waitForEnd(of: job, rig)
            #expect(ended.state == .failed)
            #expect(ended.error?.hasPrefix(reason) == true)
            // The subscription itself does not care.
            try await rig.waitUntilSettled(3)
        }
        #expect(rig.row?.state == .active)
    }

    @Test func `ends when it is cancelled, and when its subscription is gone`() async throws {
        let rig = try ChoosyRig()
        let hanging = try ScriptedHTTPServer { _ in .answer(503) }
        try await rig.log.append(3)
        let cancelled = order(0, 3, to: hanging, rig)
        let orphan = order(0, 3, to: hanging, rig, of: "gone")
        try await rig.delivering {
            try await rig.store.state.wait { $0.replays[cancelled.id]?.error != nil }
            rig.store.state.update { $0.replays[cancelled.id]?.state = .cancelled }
            try await rig.store.state.wait { $0.leaders["replay/\(cancelled.id.text)"] == nil }
            let ended = try await waitForEnd(of: orphan, rig)
            #expect(ended.state == .failed)
            #expect(ended.error == "The subscription was deleted.")
        }
        #expect(rig.store.state.value.replays[cancelled.id]?.state == .cancelled)
    }

    @Test func `many replays wait for their turn, and all of them come to it`() async throws {
        let rig = try ChoosyRig()
        let sink = try sink()
        try await rig.log.append(4)
        for _ in 1...30 { _ = order(0, 4, to: sink, rig) }
        try await rig.delivering {
            let state = try await rig.store.state.wait { state in state.replays.values.allSatisfy(\.state.hasEnded) }
            #expect(state.replays.values.allSatisfy { $0.state == .done && $0.delivered == 4 })
        }
        #expect(sink.requests.count == 30)
    }
}
