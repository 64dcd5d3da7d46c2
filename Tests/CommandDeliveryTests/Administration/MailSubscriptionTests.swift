import CloudEventsHTTP
import Curl
import TestSupport
import Testing
import UserContract

@testable import CommandDelivery

@Suite(.timeLimit(.minutes(5)))
struct MailSubscriptionTests {
    private func draft(_ url: String = "smtps://relay.example.com") -> SubscriptionDraft {
        var draft = SubscriptionDraft(name: "welcome", url: url)
        draft.mailFrom = "Example Accounts <accounts@example.com>"
        return draft
    }

    @Test func `it takes new users alone, parks, and has no secret`() async throws {
        let rig = try await AdministrationRig.make()
        let made = try await rig.administration.create(draft())
        #expect(made.secret == nil)
        #expect(made.subscription.eventTypes == ["USER_CREATED"])
        #expect(made.subscription.onPoison == .park && made.subscription.maxBatch == 1)
        let settings = try await rig.dispatched("welcome").settings
        #expect(settings.secrets.isEmpty && settings.mailFrom == "Example Accounts <accounts@example.com>")
    }

    @Test func `its secret, which it does not have, cannot be rotated`() async throws {
        let rig = try await AdministrationRig.make()
        _ = try await rig.administration.create(draft())
        let refused = DeliveryAdministrationError.invalid([
            InvalidSetting(param: "name", problem: "is a subscription that sends mail, which is not signed")
        ])
        await #expect(throws: refused) {
            try await rig.administration.rotateSecret(of: "welcome", to: .random(), graceSeconds: 60)
        }
    }

    @Test func `it needs a sender where the service has none`() async throws {
        let rig = try await AdministrationRig.make()
        var anonymous = draft()
        anonymous.mailFrom = nil
        let refused = DeliveryAdministrationError.invalid([
            InvalidSetting(param: "mail_from", problem: "is needed: the service has no mail-from of its own")
        ])
        await #expect(throws: refused) { try await rig.administration.create(anonymous) }
        var configuration = rig.configuration
        configuration.mail = MailConfiguration(sender: Mailbox("accounts@example.com"))
        let administration = PostgresDeliveryAdministration(
            client: rig.database.client, log: rig.events, secrets: rig.database.secrets, configuration: configuration)
        #expect(try await administration.create(anonymous).subscription.name == "welcome")
    }

    @Test func `what is for requests is refused, and a relay that is not allowed too`() async throws {
        let rig = try await AdministrationRig.make()
        var wrong = draft()
        wrong.secret = .random()
        wrong.verifies = true
        let error = await #expect(throws: DeliveryAdministrationError.self) {
            try await rig.administration.create(wrong)
        }
        guard case .invalid(let problems) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(problems.map(\.param) == ["secret", "verify"])
        for (url, problem) in [
            ("smtp://127.0.0.1", .forbiddenAddress), ("smtp://user:password@relay.example.com", .credentials),
        ] as [(String, TargetProblem)] {
            await #expect(throws: DeliveryAdministrationError.targetNotAllowed(url: url, problem)) {
                try await rig.administration.create(draft(url))
            }
        }
    }

    @Test func `it is replayed only when mail is to be sent again, and to relays only`() async throws {
        let rig = try await AdministrationRig.make()
        _ = try await rig.administration.create(draft())
        try await rig.append([.created, .nameChanged])
        var request = ReplayRequest(subscription: "welcome", reason: "the relay lost them")
        let refused = DeliveryAdministrationError.invalid([
            InvalidSetting(
                param: "include_side_effects", problem: "must be true to send mail again: welcome sends mail")
        ])
        await #expect(throws: refused) { try await rig.administration.create(request, by: "ada") }
        request.includesSideEffects = true
        request.targetURL = "smtp://other.example.com"
        #expect(try await rig.administration.create(request, by: "ada").matchingEvents == 1)
        request.targetURL = AdministrationRig.url
        await #expect(throws: DeliveryAdministrationError.self) {
            try await rig.administration.create(request, by: "ada")
        }
    }
}
