import Curl
import Logging
import TestSupport
import Testing

/// Mail goes nowhere that requests may not go.
@Suite(.timeLimit(.minutes(5)))
struct MailTargetTests {
    let client = MailClient()

    @Test func `refuses every spelling of a forbidden address, before connecting`() async throws {
        let server = try await MailServer.start()
        let hosts = [
            "127.0.0.1", "0x7f.1", "2130706433", "0177.0.0.1", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "localhost",
        ]
        for url in hosts.flatMap({ ["smtp://\($0):\(server.port)", "smtps://\($0):\(server.port)"] }) {
            var request = try MailSamples.request(to: url)
            request.policy = TargetPolicy()
            #expect(await client.fault(request) == .targetRefused)
        }
        #expect(server.connectionCount == 0)
    }

    @Test(arguments: ["127.0.0.0/8", "localhost"])
    func `connects to what is listed`(listed: String) async throws {
        let server = try await MailServer.start()
        let entry = try #require(AllowedTarget(listed == "localhost" ? "localhost:\(server.port)" : listed))
        var request = try MailSamples.request(to: "smtp://localhost:\(server.port)")
        request.policy = TargetPolicy(allowing: [entry])
        #expect(try await client.send(request).isAccepted)
    }

    @Test(arguments: [
        "", "mail.example.com", "http://127.0.0.1/", "https://127.0.0.1/", "ftp://127.0.0.1/", "imap://127.0.0.1/",
        "smtp://user@127.0.0.1/", "smtp://user:secret@127.0.0.1/", "smtp://;AUTH=NTLM@127.0.0.1", "smtp://",
        "smtp://127.0.0.1:99999/", "smtp://127.0.0.1/\r\nX",
    ])
    func `refuses what is no plain smtp or smtps URL`(url: String) async throws {
        #expect(await client.fault(try MailSamples.request(to: url)) == .invalidURL)
    }

    @Test(arguments: ["smtp", "smtps"])
    func `requests never go to mail servers`(scheme: String) async throws {
        let driver = CurlDriver(logger: Logger(label: "test"))
        await #expect(throws: TransferFault.invalidURL) {
            try await driver.send(HTTPTransferRequest(url: "\(scheme)://127.0.0.1:\(LocalPort.unused())"))
        }
    }

    @Test func `refuses credentials that C would cut short`() async throws {
        let server = try await MailServer.start { $0.login = ("sara", "secret") }
        for password in ["secret\u{0}", "", "a\r\nb"] {
            var request = try MailSamples.request(to: server.url)
            request.credentials = MailCredentials(username: "sara", password: password)
            #expect(await client.fault(request) == .invalidRequest)
        }
        #expect(server.connectionCount == 0)
    }

    @Test func `never prints credentials`() {
        let credentials = MailCredentials(username: "sara", password: "secret")
        #expect(!"\(credentials) \(String(reflecting: credentials))".contains("s"))
        var dumped = ""
        dump(credentials, to: &dumped)
        #expect(!dumped.contains("secret"))
    }

    @Test func `ignores the proxies and the netrc of the environment`() async {
        await #expect(processExitsWith: .success) {
            try await mailWithForeignEnvironment()
        }
    }
}
