import Curl
import Logging
import TestSupport
import Testing

/// Certificates are verified: against whose authority, for which name, and when they are good.
@Suite(.timeLimit(.minutes(5)))
struct TLSTests {
    let driver = CurlDriver(logger: Logger(label: "test"))

    private func send(
        to receiver: TLSReceiver, host: String = "localhost", caFile: String?, client: String? = nil
    )
        async throws(TransferFault) -> Int
    {
        try await driver.send(
            HTTPTransferRequest(
                url: "https://\(host):\(receiver.port)/", caFile: caFile, clientCertificateFile: client)
        ).status
    }

    @Test(arguments: ["localhost", "127.0.0.1"])
    func `trusts an authority of one's own, for the host that the certificate names`(host: String) async throws {
        let authority = try await CertificateAuthority()
        let receiver = try await TLSReceiver.start(authority.issue(for: host))
        #expect(try await send(to: receiver, host: host, caFile: authority.path) == 200)
        #expect(receiver.clients == [nil])
    }

    @Test func `does not trust an authority that nobody named`() async throws {
        let authority = try await CertificateAuthority()
        let receiver = try await TLSReceiver.start(authority.issue(for: "localhost"))
        await #expect(throws: TransferFault.tls) { try await send(to: receiver, caFile: nil) }
        #expect(receiver.clients.isEmpty)
    }

    @Test func `an authority of one's own takes the place of the system's, and of no other`() async throws {
        let (authority, other) = (try await CertificateAuthority(), try await CertificateAuthority())
        let receiver = try await TLSReceiver.start(authority.issue(for: "localhost"))
        await #expect(throws: TransferFault.tls) { try await send(to: receiver, caFile: other.path) }
        #expect(receiver.clients.isEmpty)
    }

    @Test func `refuses a certificate for another host`() async throws {
        let authority = try await CertificateAuthority()
        let receiver = try await TLSReceiver.start(authority.issue(for: "elsewhere.test"))
        await #expect(throws: TransferFault.tls) { try await send(to: receiver, caFile: authority.path) }
        await #expect(throws: TransferFault.tls) {
            try await send(to: receiver, host: "127.0.0.1", caFile: authority.path)
        }
        #expect(receiver.clients.isEmpty)
    }

    @Test func `refuses a certificate that has expired`() async throws {
        let authority = try await CertificateAuthority()
        let receiver = try await TLSReceiver.start(authority.issue(for: "localhost", .past))
        await #expect(throws: TransferFault.tls) { try await send(to: receiver, caFile: authority.path) }
        #expect(receiver.clients.isEmpty)
    }

    @Test func `a certificate that signed itself is trusted only by who has it`() async throws {
        let itself = try await Certificate.signingItself(for: "localhost")
        let receiver = try await TLSReceiver.start(itself)
        await #expect(throws: TransferFault.tls) { try await send(to: receiver, caFile: nil) }
        #expect(receiver.clients.isEmpty)
        #expect(try await send(to: receiver, caFile: itself.path) == 200)
    }

    @Test func `shows its own certificate to a receiver that demands one`() async throws {
        let authority = try await CertificateAuthority()
        let client = try await authority.issue(for: "command-service")
        let receiver = try await TLSReceiver.start(authority.issue(for: "localhost"), clientAuthority: authority)
        #expect(try await send(to: receiver, caFile: authority.path, client: client.path) == 200)
        #expect(receiver.clients == ["command-service"])
    }

    @Test func `a receiver that demands a certificate gets nothing from who has none or a foreign one`() async throws {
        let (authority, foreign) = (try await CertificateAuthority(), try await CertificateAuthority())
        let receiver = try await TLSReceiver.start(authority.issue(for: "localhost"), clientAuthority: authority)
        let stranger = try await foreign.issue(for: "command-service")
        for client in [nil, stranger.path] {
            // In TLS 1.3 we are told after our side of the handshake is done, and that may get lost in the closing.
            let fault = await #expect(throws: TransferFault.self) {
                try await send(to: receiver, caFile: authority.path, client: client)
            }
            #expect(fault == .tls || fault == .reset)
        }
        #expect(receiver.clients.isEmpty)
    }

    @Test func `one subscription's certificate and trust are not another's, on the same driver and host`() async throws
    {
        let authority = try await CertificateAuthority()
        let client = try await authority.issue(for: "command-service")
        let receiver = try await TLSReceiver.start(authority.issue(for: "localhost"))
        #expect(try await send(to: receiver, caFile: authority.path, client: client.path) == 200)
        await #expect(throws: TransferFault.tls) { try await send(to: receiver, caFile: nil) }
        #expect(receiver.clients.count == 1)
    }

    @Test(arguments: ["/nonexistent/file.pem", "/dev/null"])
    func `files that are no certificates are TLS faults`(path: String) async throws {
        let authority = try await CertificateAuthority()
        let receiver = try await TLSReceiver.start(authority.issue(for: "localhost"))
        await #expect(throws: TransferFault.tls) { try await send(to: receiver, caFile: path) }
        await #expect(throws: TransferFault.tls) {
            try await send(to: receiver, caFile: authority.path, client: path)
        }
    }
}
