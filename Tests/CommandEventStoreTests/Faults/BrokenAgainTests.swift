import CommandApplication
import TestSupport
import Testing

/// The connection breaks each time the command is sent, until the service gives up. What it tells then must be true.
@Suite(.timeLimit(.minutes(5)))
struct BrokenAgainTests {
    enum Place: CaseIterable {
        case beforeTheRequest
        case behindTheRequest
        case beforeTheAnswer
        case insideTheAnswer

        func cut(_ conversation: ProxyJournal, _ manner: ProxyCut.Manner) -> ProxyCut {
            switch self {
            case .beforeTheRequest: ProxyCut(manner, .toServer, after: 0)
            case .behindTheRequest: ProxyCut(manner, .toServer, after: conversation.length(.toServer))
            case .beforeTheAnswer: ProxyCut(manner, .toClient, after: 0)
            case .insideTheAnswer: ProxyCut(manner, .toClient, after: conversation.length(.toClient) / 2)
            }
        }
    }

    @Test(arguments: Place.allCases, [ProxyCut.Manner.reset, .orphan])
    func `who is told that it is not known may give the command again`(
        _ place: Place, _ manner: ProxyCut.Manner
    ) async throws {
        try await withFaultRig(deadline: .seconds(2)) { rig in
            let cut = place.cut(try await Trial(rig, .create).measure(), manner)
            var trial = try await Trial(rig, .create)
            trial.isPatient = false
            rig.proxy.cut(cut, at: trial.anchor, times: .max)
            let first = await rig.handler.attempt(trial.requests[0])
            #expect(rig.proxy.journal.value.cuts > 1)
            guard case .failure(.unavailable) = first else {
                Issue.record("told \(first)")
                return
            }
            rig.proxy.relent()
            try await trial.check([first], cut.description)
        }
    }

    @Test func `an append that is still under way when its command is given again is carried out once`() async throws {
        try await withFaultRig { rig in
            let length = try await Trial(rig, .create).measure().length(.toServer)
            let trial = try await Trial(rig, .create)
            let cut = ProxyCut(.orphan, .toServer, after: length)
            let attempt = try await rig.fixture.holdingHead {
                rig.proxy.cut(cut, at: trial.anchor)
                let attempt = Task { await rig.handler.attempt(trial.requests[0]) }
                try await rig.proxy.journal.wait { $0.cuts == 1 }
                // The lost one first in the queue for the head, then whatever is sent to find out about it.
                try await rig.fixture.untilWaiting(for: "transactionid")
                return attempt
            }
            let told = await attempt.value
            #expect(throws: Never.self) { try told.get() }
            try await trial.check([told], cut.description)
        }
    }
}
