import TestSupport
import Testing
import WebhookTestSupport

@testable import CommandDelivery

/// CloudEvents HTTP web hooks, section 4, over real transfers.
@Suite(.timeLimit(.minutes(5)))
struct HandshakeTests {
    @Test func `asks once before the first delivery, and says who asks`() async throws {
        let rig = try ChoosyRig { $0.verifies = true }
        try await rig.log.append(3)
        try await rig.delivering { try await rig.waitUntilSettled(3) }
        try await rig.log.append(1)
        try await rig.delivering { try await rig.waitUntilSettled(4) }
        let requests = rig.subscriber.state.value.requests
        #expect(requests.map(\.method) == ["OPTIONS", "POST", "POST"])
        #expect(requests[0].header("WebHook-Request-Origin") == "accounts.example")
        #expect(requests[0].body.isEmpty)
        #expect(requests[1].header("WebHook-Request-Origin") == "accounts.example")
        #expect(rig.row?.isVerified == true)
    }

    @Test(arguments: [
        ScriptedAnswer.answer(200), .answer(200, headers: [("WebHook-Allowed-Origin", "another.example")]),
        .answer(404), .answer(405), .answer(301, headers: [("Location", "/elsewhere")]),
    ])
    func `sends nothing to a target that does not consent`(_ answer: ScriptedAnswer) async throws {
        let rig = try ChoosyRig { $0.verifies = true }
        rig.subscriber.state.update { $0.consent = answer }
        try await rig.log.append(1)
        try await rig.delivering {
            try await rig.waitForRow { $0.state == .blocked && $0.failures.count > 1 }
            #expect(rig.subscriber.state.value.requests.allSatisfy { $0.method == "OPTIONS" })
            #expect(
                rig.row?.lastFailure?.reason
                    == "The target did not consent to requests from accounts.example when it was asked by OPTIONS.")
            // It changes its mind.
            rig.subscriber.state.update { state in
                state.consent = .answer(405, headers: [("WebHook-Allowed-Origin", "Accounts.Example")])
            }
            try await rig.waitUntilSettled(1)
        }
        #expect(rig.row?.state == .active)
    }
}
