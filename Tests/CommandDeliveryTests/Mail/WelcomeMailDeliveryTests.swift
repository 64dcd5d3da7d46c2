import CommandApplication
import Curl
import FoundationEssentials
import Logging
import TestSupport
import Testing
import UserContract

@testable import CommandDelivery

/// The configured subscription at work: a log in memory, a real relay, and everything between them.
@Suite(.timeLimit(.minutes(5)))
struct WelcomeMailDeliveryTests {
    private let log = LogFixture()
    private let store: InMemorySubscriptionStore
    private let observer = CollectingObserver()

    init() {
        store = InMemorySubscriptionStore(log: log)
    }

    /// Appends a user whose address is the name at example.com.
    @discardableResult
    private func create(_ name: String) async throws -> UUID {
        let metadata = EventMetadata(actor: "alice", commandID: .version7(), correlationID: "c-1")
        let user = UserCreated.V2(name: name, email: "\(name)@example.com", status: .active, locale: "en")
        let event = NewEvent(
            eventID: .version7(), type: UserEventType.created.rawValue, version: 2,
            data: UserEventSchema.encode(.created(user)), metadata: metadata.encoded())
        _ = try await log.store.append(
            AppendRequest(
                commandID: metadata.commandID, fingerprint: Array(repeating: 0, count: 32), aggregateID: .version7(),
                expectedRevision: 0, events: [event]))
        return event.eventID
    }

    /// Delivers while `body` runs, then stops in good order.
    private func delivering(to server: MailServer, _ body: () async throws -> Void) async throws {
        let relay = MailRelay(url: server.url)
        var configuration = DeliveryConfiguration(plans: [try .welcomeMail(through: relay)])
        configuration.mail = MailConfiguration(sender: Mailbox("Example <mail@example.com>"), relay: relay)
        configuration.random = { 0 }
        configuration.lookInterval = .milliseconds(20)
        let service = DeliveryService(
            log: log.store, store: store, transport: CurlDriver(logger: Logger(label: "tests")),
            configuration: configuration, observer: observer)
        try await service.delivering(body)
    }

    private func waitUntilLed() async throws {
        try await observer.observations.wait { seen in
            seen.contains { if case .leading = $0 { true } else { false } }
        }
    }

    @Test func `who comes gets a mail, who was there gets none`() async throws {
        let server = try await MailServer.start()
        try await create("earlier")
        try await delivering(to: server) {
            try await waitUntilLed()
            for name in ["anna", "bert", "carl"] { try await create(name) }
            try await server.waitForMails(3)
        }
        #expect(
            server.mails.map(\.envelopeRecipients) == [
                ["anna@example.com"], ["bert@example.com"], ["carl@example.com"],
            ])
        let row = try #require(store.row("welcome-mail"))
        #expect(row.cursor.position == 4)
        #expect(row.state == .active)
    }

    @Test func `a mail that is put off goes out later as the same mail`() async throws {
        let server = try await MailServer.start {
            $0.script = [
                .greeting: [.reply("421 busy")], .recipient: [.reply("451 greylisted")],
                .content: [.reply("452 disk full"), .reset],
            ]
        }
        try await delivering(to: server) {
            try await waitUntilLed()
            let event = try await create("anna")
            let mail = try await server.waitForMails(1)[0]
            #expect(mail.header("Message-ID") == ["<\(event.text)@example.com>"])
        }
        #expect(server.mails.count == 1)
        #expect(server.connectionCount == 5)
        #expect(observer.attempts.map(\.status) == [421, 451, 452, nil, 250])
        #expect(observer.attempts.map(\.outcome) == [.retry, .retry, .retry, .retry, .accepted])
    }

    @Test func `a user whom no mail reaches is parked and holds up nobody, until somebody orders another try`()
        async throws
    {
        let server = try await MailServer.start {
            $0.script = [.recipient: [.reply("550 5.1.1 nobody here")], .content: [.reply("554 spam")]]
        }
        try await delivering(to: server) {
            try await waitUntilLed()
            let nobody = try await create("nobody")
            let spam = try await create("spam")
            try await create("anna")
            try await server.waitForMails(1)
            try await store.state.wait { $0.rows["welcome-mail"]?.cursor.position == 3 }
            let parked = try #require(store.row("welcome-mail")?.parked)
            #expect(parked[1]?.event.eventID == nobody)
            #expect(parked[1]?.event.status == 550)
            #expect(parked[1]?.event.reason == "The mail server refused the recipient with 550.")
            #expect(parked[1]?.event.answer == "550 5.1.1 nobody here\r\n")
            #expect(parked[2]?.event.eventID == spam)
            #expect(parked[2]?.event.status == 554)
            #expect(store.row("welcome-mail")?.state == .active)
            store.retryAll("welcome-mail")
            try await server.waitForMails(3)
            try await store.state.wait { state in
                state.rows["welcome-mail"]?.parked.values.allSatisfy { $0.state == .delivered } == true
            }
        }
        #expect(Set(server.mails.flatMap(\.envelopeRecipients)).count == 3)
        #expect(server.mails.count == 3)
    }

    @Test func `a relay that refuses us is blocked with an alarm, parks nobody, and is tried again`() async throws {
        let server = try await MailServer.start {
            $0.script = [.sender: [.reply("550 5.7.1 not from you"), .reply("550 5.7.1 not from you")]]
        }
        try await delivering(to: server) {
            try await waitUntilLed()
            try await create("anna")
            try await server.waitForMails(1)
            try await observer.waitForState(.blocked)
        }
        #expect(store.row("welcome-mail")?.parked.isEmpty == true)
        #expect(observer.attempts.map(\.outcome) == [.wrongTarget, .wrongTarget, .accepted])
    }

    @Test func `stopping does not wait for a relay that hangs`() async throws {
        let server = try await MailServer.start { $0.script = [.content: [.hang]] }
        let relay = MailRelay(url: server.url)
        var configuration = DeliveryConfiguration(plans: [try .welcomeMail(through: relay)])
        configuration.mail = MailConfiguration(sender: Mailbox("mail@example.com"), relay: relay)
        configuration.stopGrace = .milliseconds(50)
        let service = DeliveryService(
            log: log.store, store: store, transport: CurlDriver(logger: Logger(label: "tests")),
            configuration: configuration, observer: observer)
        let stop = StopSignal()
        let task = Task { await service.serve(until: stop) }
        try await waitUntilLed()
        try await create("anna")
        try await server.waitForConnections(1)
        stop.raise()
        await task.value
        #expect(server.mails.isEmpty)
        #expect(store.row("welcome-mail")?.cursor.position == 0)
    }

    @Test func `its plan is for new users, one at a time, and parks`() throws {
        let plan = try SubscriptionPlan.welcomeMail(through: MailRelay(url: "smtps://mail.example.com"))
        #expect(plan.name == "welcome-mail")
        #expect(plan.start == nil)
        #expect(plan.settings.eventTypes == ["USER_CREATED"])
        #expect(plan.settings.maxBatch == 1)
        #expect(plan.settings.onPoison == .park)
        #expect(plan.settings.secrets.isEmpty)
    }

    @Test(arguments: ["http://mail.example.com", "mail.example.com", "smtp://sara@mail.example.com"])
    func `its relay must be a mail server`(url: String) {
        #expect(throws: TargetProblem.self) { try SubscriptionPlan.welcomeMail(through: MailRelay(url: url)) }
    }
}
