import Curl
import TestSupport
import Testing
import UserContract

@testable import CommandDelivery

/// When a password, or a user's name and address, may go over the wire in the clear.
struct MailEncryptionTests {
    /// Keeps what it was asked to send, and sends nothing.
    private struct Recorder: MailTransport {
        let record: @Sendable (MailTransferRequest) -> Void

        func send(_ request: MailTransferRequest) async throws(TransferFault) -> MailReply {
            record(request)
            return MailReply(command: .content, code: 250)
        }
    }

    private struct Case: CustomTestStringConvertible, Sendable {
        var url: String
        var hasLogin = false
        var caFile: String?
        var clientCertificateFile: String?
        var expected: MailEncryption
        var testDescription: String { "\(url), login: \(hasLogin), CA: \(caFile ?? "system's")" }
    }

    private static let cases = [
        Case(url: "smtp://mail.example.com", expected: .opportunistic),
        Case(url: "smtp://mail.example.com:587", hasLogin: true, expected: .required),
        Case(url: "smtp://mail.example.com", caFile: "/ca.pem", expected: .required),
        Case(url: "smtp://mail.example.com", clientCertificateFile: "/own.pem", expected: .required),
        Case(url: "smtp://10.0.0.1", hasLogin: true, expected: .required),
        Case(url: "smtp://localhost.example.com", hasLogin: true, expected: .required),
        Case(url: "smtp://localhost:25", expected: .none),
        Case(url: "smtp://localhost", hasLogin: true, expected: .none),
        Case(url: "smtp://127.0.0.1", hasLogin: true, expected: .none),
        Case(url: "smtp://[::1]:2525", hasLogin: true, expected: .none),
        Case(url: "smtp://127.0.0.1", hasLogin: true, caFile: "/ca.pem", expected: .required),
    ]

    @Test(arguments: cases)
    private func `encryption is demanded wherever it protects something`(_ given: Case) async throws {
        let sent = Watched<[MailTransferRequest]>([])
        var settings = Subscription.Settings(url: given.url, secrets: [], maxBatch: 1, maxBackoff: .seconds(300))
        settings.caFile = given.caFile
        settings.clientCertificateFile = given.clientCertificateFile
        let login = MailCredentials(username: "sara", password: "secret")
        let sender = MailSender(
            settings: settings,
            configuration: MailConfiguration(
                sender: Mailbox("mail@example.com"),
                relay: MailRelay(url: given.url, credentials: given.hasLogin ? login : nil)),
            policy: .any, transport: Recorder { request in sent.update { $0.append(request) } })
        let user = UserCreated.V2(name: "Sara", email: "sara@example.com", status: .active, locale: "en")
        let event = RecordedEvent(
            eventID: .version7(), aggregateID: .version7(), revision: 1, version: 2, position: 1,
            timestamp: Timestamp(microseconds: 0), type: UserEventType.created.rawValue,
            data: UserEventSchema.encode(.created(user)), metadata: [])
        _ = await sender.send(ParkedDelivery(event: event, body: []), head: 1, at: .now())
        let request = try #require(sent.value.first)
        #expect(request.encryption == given.expected)
        #expect(request.credentials == (given.hasLogin ? login : nil))
        #expect(request.caFile == given.caFile)
        #expect(request.clientCertificateFile == given.clientCertificateFile)
    }
}
