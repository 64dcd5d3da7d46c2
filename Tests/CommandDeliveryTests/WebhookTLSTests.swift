import CloudEventsHTTP
import Curl
import FoundationEssentials
import Logging
import TestSupport
import Testing
import UserContract

@testable import CommandDelivery

/// A subscription's own authorities and certificate are those that its requests use.
@Suite(.timeLimit(.minutes(5)))
struct WebhookTLSTests {
    private let driver = CurlDriver(logger: Logger(label: "tests"))

    private func send(to receiver: TLSReceiver, caFile: String?, client: String?) async throws -> Attempt {
        var settings = Subscription.Settings(
            url: "https://localhost:\(receiver.port)/hook", secrets: [.random()], maxBatch: 1, maxBackoff: .seconds(1))
        settings.caFile = caFile
        settings.clientCertificateFile = client
        let sender = WebhookSender(
            composer: WebhookComposer(
                subscription: "partner", settings: settings, logID: .version7(), replayID: nil,
                userAgent: "Hindsight/test",
                origin: "hindsight", policy: .any, timeout: .seconds(15)),
            transport: driver)
        let batch = DispatchBatch(
            after: .beginning, through: DeliveryCursor(position: 1), eventCount: 1,
            firstTimestamp: Timestamp(microseconds: 0), body: Array("{}".utf8))
        return try #require(await sender.send(batch, head: 1, at: .now()))
    }

    @Test func `a private authority and a client certificate open the door`() async throws {
        let authority = try await CertificateAuthority()
        let own = try await authority.issue(for: "command-service")
        let receiver = try await TLSReceiver.start(authority.issue(for: "localhost"), clientAuthority: authority)
        let attempt = try await send(to: receiver, caFile: authority.path, client: own.path)
        #expect(attempt.verdict == .accepted(position: nil))
        #expect(receiver.clients == ["command-service"])
    }

    @Test func `without either the request is tried again, and the reason told`() async throws {
        let authority = try await CertificateAuthority()
        let receiver = try await TLSReceiver.start(authority.issue(for: "localhost"), clientAuthority: authority)
        let distrusted = try await send(to: receiver, caFile: nil, client: nil)
        #expect(distrusted.verdict == .tryAgain(asked: nil))
        #expect(distrusted.failure?.reason == TransferFault.tls.description)
        #expect(try await send(to: receiver, caFile: authority.path, client: nil).verdict == .tryAgain(asked: nil))
        #expect(receiver.clients.isEmpty)
    }
}
