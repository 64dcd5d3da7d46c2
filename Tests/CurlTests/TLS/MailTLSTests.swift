import Curl
import TestSupport
import Testing

/// STARTTLS and `smtps:`, with the same verification as `https:`, and logins.
@Suite(.timeLimit(.minutes(5)))
struct MailTLSTests {
    let client = MailClient()

    private func request(
        _ server: MailServer, scheme: String = "smtp", _ encryption: MailEncryption, caFile: String?
    ) throws -> MailTransferRequest {
        var request = try MailSamples.request(to: "\(scheme)://localhost:\(server.port)")
        request.encryption = encryption
        request.caFile = caFile
        return request
    }

    @Test(arguments: [MailEncryption.opportunistic, .required])
    func `encrypts by STARTTLS`(encryption: MailEncryption) async throws {
        let authority = try await CertificateAuthority()
        let certificate = try await authority.issue(for: "localhost")
        let server = try await MailServer.start { $0.certificate = certificate }
        #expect(try await client.send(request(server, encryption, caFile: authority.path)).isAccepted)
        let mail = try #require(server.mails.first)
        #expect(mail.isEncrypted)
        #expect(mail.commands.prefix(3) == ["EHLO", "STARTTLS", "EHLO"])
    }

    @Test func `encrypts from the start with smtps`() async throws {
        let authority = try await CertificateAuthority()
        let certificate = try await authority.issue(for: "localhost")
        let server = try await MailServer.start {
            $0.certificate = certificate
            $0.isEncryptedFromTheStart = true
        }
        #expect(try await client.send(request(server, scheme: "smtps", .none, caFile: authority.path)).isAccepted)
        #expect(server.mails.first?.isEncrypted == true)
    }

    @Test func `opportunism does without where nothing is offered; a demand does not`() async throws {
        let server = try await MailServer.start()
        #expect(try await client.send(request(server, .opportunistic, caFile: nil)).isAccepted)
        #expect(await client.fault(try request(server, .required, caFile: nil)) == .encryptionNotOffered)
        #expect(server.mails.count == 1)
    }

    @Test func `a refused STARTTLS is a refusal where it is required`() async throws {
        let authority = try await CertificateAuthority()
        let certificate = try await authority.issue(for: "localhost")
        let server = try await MailServer.start {
            $0.certificate = certificate
            $0.script = [.starttls: [.reply("454 not now"), .reply("454 not now")]]
        }
        let reply = try await client.send(request(server, .required, caFile: authority.path))
        #expect(reply.command == .startTLS)
        #expect(reply.code == 454)
        #expect(try await client.send(request(server, .opportunistic, caFile: authority.path)).isAccepted)
        #expect(server.mails.map(\.isEncrypted) == [false])
    }

    @Test(arguments: [false, true])
    func `verifies the certificate, also where encryption is only an opportunity`(isImplicit: Bool) async throws {
        let (authority, other) = (try await CertificateAuthority(), try await CertificateAuthority())
        let bad = [
            (try await authority.issue(for: "elsewhere.test"), authority.path),
            (try await authority.issue(for: "localhost", .past), authority.path),
            (try await authority.issue(for: "localhost"), other.path),
            (try await Certificate.signingItself(for: "localhost"), other.path),
        ]
        for (certificate, caFile) in bad {
            let server = try await MailServer.start {
                $0.certificate = certificate
                $0.isEncryptedFromTheStart = isImplicit
            }
            let request = try request(server, scheme: isImplicit ? "smtps" : "smtp", .opportunistic, caFile: caFile)
            #expect(await client.fault(request) == .tls)
            #expect(server.mails.isEmpty)
        }
    }

    @Test func `shows its own certificate to a server that demands one, and gets nowhere without`() async throws {
        let authority = try await CertificateAuthority()
        let certificate = try await authority.issue(for: "localhost")
        let own = try await authority.issue(for: "command-service")
        let server = try await MailServer.start {
            $0.certificate = certificate
            $0.isEncryptedFromTheStart = true
            $0.clientAuthority = authority
        }
        var request = try request(server, scheme: "smtps", .none, caFile: authority.path)
        // In TLS 1.3 we are told after our side of the handshake is done, and that may get lost in the closing.
        let fault = await client.fault(request)
        #expect(fault == .tls || fault == .reset)
        #expect(server.mails.isEmpty)
        request.clientCertificateFile = own.path
        #expect(try await client.send(request).isAccepted)
        #expect(server.mails.map(\.client) == ["command-service"])
    }

    @Test(arguments: ["sara@example.com", "sara", "sära"])
    func `logs in over an encrypted connection`(user: String) async throws {
        let authority = try await CertificateAuthority()
        let certificate = try await authority.issue(for: "localhost")
        let server = try await MailServer.start {
            $0.certificate = certificate
            $0.login = (user, "päss wörd")
        }
        var request = try request(server, .required, caFile: authority.path)
        request.credentials = MailCredentials(username: user, password: "päss wörd")
        #expect(try await client.send(request).isAccepted)
        #expect(server.mails.map(\.login) == [user])
    }

    @Test func `a wrong login is a refusal, and so is none where one is demanded`() async throws {
        let server = try await MailServer.start { $0.login = ("sara", "secret") }
        var request = try MailSamples.request(to: server.url)
        let without = try await client.send(request)
        #expect(without.command == .sender)
        #expect(without.code == 530)
        request.credentials = MailCredentials(username: "sara", password: "wrong")
        let wrong = try await client.send(request)
        #expect(wrong.command == .login)
        #expect(wrong.code == 535)
        #expect(server.mails.isEmpty)
    }

    @Test func `a login that cannot be had now may be had later`() async throws {
        let server = try await MailServer.start {
            $0.login = ("sara", "secret")
            $0.script = [.login: [.reply("454 4.7.0 later")]]
        }
        var request = try MailSamples.request(to: server.url)
        request.credentials = MailCredentials(username: "sara", password: "secret")
        let reply = try await client.send(request)
        #expect(reply.command == .login)
        #expect(reply.code == 454)
        #expect(try await client.send(request).isAccepted)
    }

    @Test func `tells a server that offers no way to log in`() async throws {
        let server = try await MailServer.start { $0.offersUsualLogin = false }
        var request = try MailSamples.request(to: server.url)
        request.credentials = MailCredentials(username: "sara", password: "secret")
        #expect(await client.fault(request) == .loginNotOffered)
        #expect(server.mails.isEmpty)
    }
}
