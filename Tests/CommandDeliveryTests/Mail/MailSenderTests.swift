import Curl
import FoundationEssentials
import TestSupport
import Testing
import UserContract

@testable import CommandDelivery

/// One event, one mail, seen by a mail program.
@Suite(.timeLimit(.minutes(5)))
struct MailSenderTests {
    private let credentials = MailCredentials(username: "sara", password: "secret")

    private func event(
        name: String = "Sara", email: String = "sara@example.com", locale: String = "en"
    ) -> RecordedEvent {
        let user = UserCreated.V2(name: name, email: email, status: .active, locale: locale)
        return RecordedEvent(
            eventID: .version7(), aggregateID: .version7(), revision: 1, version: 2, position: 7,
            timestamp: Timestamp(microseconds: 1_773_589_620_000_000), type: UserEventType.created.rawValue,
            data: UserEventSchema.encode(.created(user)), metadata: [])
    }

    private func sender(
        to url: String, relay: MailRelay? = nil, from: String? = "Example <mail@example.com>", caFile: String? = nil,
        policy: TargetPolicy = .any
    ) -> MailSender {
        var settings = Subscription.Settings(url: url, secrets: [], maxBatch: 1, maxBackoff: .seconds(300))
        settings.caFile = caFile
        return MailSender(
            settings: settings, configuration: MailConfiguration(sender: from.flatMap(Mailbox.init), relay: relay),
            policy: policy, transport: MailClient())
    }

    private func send(_ event: RecordedEvent, by sender: MailSender) async throws -> Attempt {
        let batch = DispatchBatch(
            after: DeliveryCursor(position: 6), through: DeliveryCursor(position: 7, eventID: event.eventID),
            eventCount: 1,
            onlyEvent: event, firstTimestamp: event.timestamp, body: [])
        return try #require(await sender.send(batch, head: 7, at: .now()))
    }

    @Test(arguments: [
        "Sara", "Zoë Müller", "山田太郎", "🎉👨‍👩‍👧‍👦", "שרה כהן", "مريم", "Doe, Jane \"JD\" <x@y>", "=?utf-8?Q?x?=",
        "O'Neil & Söhne; (x)",
        "a  b", String(repeating: "äöü ", count: 49) + "end", String(repeating: "x", count: 200),
    ])
    func `a mail program shows any name as it is`(name: String) async throws {
        let server = try await MailServer.start()
        let event = event(name: name)
        let attempt = try await send(event, by: sender(to: server.url))
        #expect(attempt.verdict == .accepted(position: nil))
        #expect(attempt.status == 250)
        #expect(attempt.failure == nil)
        let mail = try #require(server.mails.first)
        #expect(mail.to == [[name, "sara@example.com"]])
        #expect(mail.from == [["Example", "mail@example.com"]])
        #expect(mail.envelopeSender == "mail@example.com")
        #expect(mail.envelopeRecipients == ["sara@example.com"])
        #expect(mail.header("Subject") == ["Welcome"])
        #expect(mail.header("Message-ID") == ["<\(event.eventID.text)@example.com>"])
        #expect(mail.header("Auto-Submitted") == ["auto-generated"])
        #expect(mail.parts == ["multipart/alternative", "text/plain", "text/html"])
        #expect(mail.plain.hasPrefix("Hello \(name),\n"))
        #expect(mail.html.contains("<bdi>\(HTMLText.escaped(name))</bdi>"))
        #expect(mail.headerNames.count == Set(mail.headerNames).count)
        #expect(mail.defects == [])
        #expect(mail.isASCII)
        #expect(mail.longestLine <= 100)
    }

    @Test(arguments: WelcomeText.all)
    func `every language arrives as it was written`(text: WelcomeText) async throws {
        let server = try await MailServer.start()
        _ = try await send(event(locale: text.language), by: sender(to: server.url))
        let mail = try #require(server.mails.first)
        #expect(mail.header("Subject") == [text.subject])
        #expect(mail.plain.hasPrefix(text.greeting.replacing("%name", with: "Sara")))
        #expect(mail.plain.contains(text.paragraphs[1]))
        #expect(mail.html.contains(HTMLText.escaped(text.paragraphs[1])))
        #expect(mail.isASCII)
        #expect(mail.defects == [])
    }

    @Test func `an international domain needs nothing special; an international mailbox needs a server that knows it`()
        async throws
    {
        let server = try await MailServer.start { $0.takesInternationalAddresses = false }
        let domain = try await send(event(email: "sara@bücher.example"), by: sender(to: server.url))
        #expect(domain.verdict == .accepted(position: nil))
        #expect(server.mails.first?.envelopeRecipients == ["sara@xn--bcher-kva.example"])
        let mailbox = try await send(event(email: "söra@example.com"), by: sender(to: server.url))
        #expect(mailbox.verdict == .badRequest)
        #expect(mailbox.failure?.reason == TransferFault.internationalAddress.description)
        #expect(server.mails.count == 1)

        let modern = try await MailServer.start()
        #expect(
            try await send(event(email: "söra@bücher.example"), by: sender(to: modern.url)).verdict
                == .accepted(position: nil))
        let mail = try #require(modern.mails.first)
        #expect(mail.isInternational)
        #expect(mail.to == [["Sara", "söra@xn--bcher-kva.example"]])
    }

    @Test func `an address that no mail can have is refused without asking anybody`() async throws {
        let server = try await MailServer.start()
        let event = event(email: "a>b,c@example.com")
        let attempt = try await send(event, by: sender(to: server.url))
        #expect(attempt.verdict == .badRequest)
        #expect(
            attempt.failure
                == DeliveryFailure(
                    position: 7, eventID: event.eventID,
                    reason: "The user's e-mail address is none that mail can be sent to."))
        #expect(server.connectionCount == 0)
    }

    @Test func `a refusal is told with its code and the server's words`() async throws {
        let server = try await MailServer.start {
            $0.script = [.recipient: [.reply("450 4.2.1 later"), .reply("550 5.1.1 nobody here")]]
        }
        let event = event()
        let later = try await send(event, by: sender(to: server.url))
        #expect(later.verdict == .tryAgain(asked: nil))
        #expect(later.status == 450)
        let never = try await send(event, by: sender(to: server.url))
        #expect(never.verdict == .badRequest)
        #expect(
            never.failure
                == DeliveryFailure(
                    position: 7, eventID: event.eventID, status: 550,
                    reason: "The mail server refused the recipient with 550.", answer: "550 5.1.1 nobody here\r\n"))
    }

    @Test func `without a sender nothing goes out, and it says so`() async throws {
        let attempt = try await send(event(), by: sender(to: "smtp://127.0.0.1:1", from: nil))
        #expect(attempt.verdict == .wrongTarget)
        #expect(attempt.failure?.reason == "Mail has no sender: give mail-from, or the subscription's mail_from.")
    }

    @Test func `a subscription's own sender goes first`() async throws {
        let server = try await MailServer.start()
        var sender = sender(to: server.url)
        sender = MailSender(
            settings: {
                var settings = sender.settings
                settings.mailFrom = "Other <other@other.example>"
                return settings
            }(), configuration: sender.configuration, policy: .any, transport: MailClient())
        let event = event()
        _ = try await send(event, by: sender)
        let mail = try #require(server.mails.first)
        #expect(mail.from == [["Other", "other@other.example"]])
        #expect(mail.header("Message-ID") == ["<\(event.eventID.text)@other.example>"])
    }

    @Test func `a subscription's own sender that is none is not replaced by another`() async throws {
        var settings = Subscription.Settings(
            url: "smtp://127.0.0.1:1", secrets: [], maxBatch: 1, maxBackoff: .seconds(300))
        settings.mailFrom = "Other other@other.example"
        let sender = MailSender(
            settings: settings, configuration: MailConfiguration(sender: Mailbox("mail@example.com")), policy: .any,
            transport: MailClient())
        let attempt = try await send(event(), by: sender)
        #expect(attempt.verdict == .wrongTarget)
        #expect(attempt.failure?.reason == "Mail has no sender: give mail-from, or the subscription's mail_from.")
    }

    @Test func `the relay's login is for the relay alone`() async throws {
        let server = try await MailServer.start { $0.login = ("sara", "secret") }
        let relay = MailRelay(url: server.url, credentials: credentials)
        #expect(try await send(event(), by: sender(to: server.url, relay: relay)).verdict == .accepted(position: nil))
        #expect(server.mails.map(\.login) == ["sara"])
        let elsewhere = try await send(event(), by: sender(to: server.url + "/", relay: relay))
        #expect(elsewhere.verdict == .wrongTarget)
        #expect(elsewhere.status == 530)
        #expect(server.mails.count == 1)
    }

    @Test func `a wrong login blames the target, not the event`() async throws {
        let server = try await MailServer.start { $0.login = ("sara", "other") }
        let relay = MailRelay(url: server.url, credentials: credentials)
        let attempt = try await send(event(), by: sender(to: server.url, relay: relay))
        #expect(attempt.verdict == .wrongTarget)
        #expect(attempt.status == 535)
        #expect(attempt.failure?.reason == "The mail server refused the login with 535.")
    }

    @Test func `authorities that are named are used, by relay or by subscription`() async throws {
        let authority = try await CertificateAuthority()
        let certificate = try await authority.issue(for: "localhost")
        let server = try await MailServer.start {
            $0.certificate = certificate
            $0.login = ("sara", "secret")
        }
        let url = "smtp://localhost:\(server.port)"
        let relay = MailRelay(url: url, credentials: credentials, caFile: authority.path)
        #expect(try await send(event(), by: sender(to: url, relay: relay)).verdict == .accepted(position: nil))
        let plain = MailRelay(url: url, credentials: credentials)
        let own = sender(to: url, relay: plain, caFile: authority.path)
        #expect(try await send(event(), by: own).verdict == .accepted(position: nil))
        #expect(server.mails.map(\.isEncrypted) == [true, true])
    }

    @Test func `a demanded encryption that is not offered blames the target`() async throws {
        let authority = try await CertificateAuthority()
        let server = try await MailServer.start()
        let attempt = try await send(event(), by: sender(to: server.url, caFile: authority.path))
        #expect(attempt.verdict == .wrongTarget)
        #expect(attempt.failure?.reason == TransferFault.encryptionNotOffered.description)
        #expect(server.mails.isEmpty)
    }

    @Test func `mail goes to no address that requests may not go to`() async throws {
        let server = try await MailServer.start()
        let attempt = try await send(
            event(), by: sender(to: "smtp://localhost:\(server.port)", policy: TargetPolicy()))
        #expect(attempt.verdict == .wrongTarget)
        #expect(attempt.failure?.reason == TransferFault.targetRefused.description)
        #expect(server.connectionCount == 0)
    }

    @Test func `a parked event is sent like any other, with the same Message-ID`() async throws {
        let server = try await MailServer.start()
        let event = event()
        let sender = sender(to: server.url)
        _ = try await send(event, by: sender)
        let parked = try #require(await sender.send(ParkedDelivery(event: event, body: []), head: 9, at: .now()))
        #expect(parked.verdict == .accepted(position: nil))
        let identifiers = server.mails.flatMap { $0.header("Message-ID") }
        #expect(identifiers.count == 2)
        #expect(Set(identifiers).count == 1)
    }

    @Test func `an old event without a locale gets its mail in English`() async throws {
        let server = try await MailServer.start()
        var event = event()
        event.version = 1
        event.data = Array(#"{"name":"Sara","email":"sara@example.com","status":"active"}"#.utf8)
        #expect(try await send(event, by: sender(to: server.url)).verdict == .accepted(position: nil))
        #expect(server.mails.first?.header("Content-Language") == ["en"])
    }

    @Test func `an event of another kind is not one that mail is sent for`() async throws {
        var event = event()
        event.type = UserEventType.deleted.rawValue
        event.version = 1
        event.data = UserEventSchema.encode(.deleted(UserDeleted(deletedBy: "alice", reason: "x")))
        #expect(try await send(event, by: sender(to: "smtp://127.0.0.1:1")).verdict == .badRequest)
    }
}
