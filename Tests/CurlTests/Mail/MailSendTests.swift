import Curl
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(5)))
struct MailSendTests {
    let client = MailClient()

    @Test func `sends one mail with both texts, over a connection of its own`() async throws {
        let server = try await MailServer.start()
        for _ in 1...2 {
            let reply = try await client.send(MailSamples.request(to: server.url))
            #expect(reply.isAccepted)
            #expect(reply.command == .content)
            #expect(reply.code == 250)
            #expect(String(decoding: reply.text, as: UTF8.self) == "250 2.0.0 taken\r\n")
        }
        #expect(server.connectionCount == 2)
        let mail = try #require(server.mails.first)
        #expect(mail.envelopeSender == "accounts@example.com")
        #expect(mail.envelopeRecipients == ["sara@example.com"])
        #expect(mail.parts == ["multipart/alternative", "text/plain", "text/html"])
        #expect(mail.plain == "Hello\n")
        #expect(mail.html == "<p>Hello</p>\n")
        #expect(mail.header("MIME-Version") == ["1.0"])
        #expect(mail.header("Content-Type").count == 1)
        #expect(mail.defects == [])
        #expect(mail.commands == ["EHLO", "MAIL", "RCPT", "DATA"])
        #expect(!mail.isEncrypted)
        #expect(mail.isASCII)
    }

    @Test func `carries every text through`() async throws {
        let texts = [
            ".", "..\n.hidden\n.\nlast\n", "Zoë, 山田, 🎉 = 1\n", String(repeating: "long ", count: 500) + "\n",
            "a\r\nb\nc\n", "trailing blank \n", "From me\n", "",
        ]
        let server = try await MailServer.start()
        for text in texts {
            _ = try await client.send(MailSamples.request(to: server.url, plainText: text, html: text))
        }
        let expected = texts.map { $0.replacing("\r\n", with: "\n") }
        #expect(server.mails.map(\.plain) == expected)
        #expect(server.mails.map(\.html) == expected)
        #expect(server.mails.allSatisfy { $0.longestLine <= 100 && $0.isASCII && $0.defects.isEmpty })
    }

    @Test func `folds long header fields so that they read as they were`() async throws {
        let server = try await MailServer.start()
        let long = (1...60).map { "word\($0)" }.joined(separator: " ")
        let unbroken = String(repeating: "x", count: 300)
        _ = try await client.send(
            MailSamples.request(
                to: server.url,
                headers: [
                    .init("X-Long", long), .init("X-Unbroken", unbroken), .init("X-Gap", "a    b"),
                    .init("X-End", "a "),
                ]))
        let mail = try #require(server.mails.first)
        #expect(mail.header("X-Long") == [long])
        #expect(mail.header("X-Unbroken") == [unbroken])
        #expect(mail.header("X-Gap") == ["a    b"])
        #expect(mail.defects == [])
        #expect(mail.longestLine < 320)
    }

    @Test func `refuses header fields that would become others`() async throws {
        let server = try await MailServer.start()
        for text in ["Welcome\r\nBcc: eve@example.com", "Welcome\nX: 1", "\r", "\u{0}", "a\u{7F}b", "\tx"] {
            let asValue = try MailSamples.request(to: server.url, headers: [.init("X-A", text)])
            #expect(await client.fault(asValue) == .invalidRequest)
            let asName = try MailSamples.request(to: server.url, headers: [.init(text, "1")])
            #expect(await client.fault(asName) == .invalidRequest)
        }
        #expect(server.connectionCount == 0)
    }

    @Test(arguments: [
        ("a>b", "example.com"), ("a b", "example.com"), ("a\r\nRCPT TO:<eve", "example.com"), ("\"a\"", "example.com"),
        ("a", "example.com>"), ("a", "exa mple.com"), ("a", "bücher.example"), ("", "example.com"), ("a", ""),
        ("a", "example..com"), ("a,b", "example.com"), ("a@b", "example.com"), ("a:b", "example.com"),
        ("a", String(repeating: "x", count: 64) + ".com"), (String(repeating: "x", count: 250), "example.com"),
    ])
    func `knows no addresses that would be something else`(localPart: String, domain: String) {
        #expect(MailAddress(localPart: localPart, domain: domain) == nil)
    }

    @Test(arguments: [("sara", "example.com"), ("a.b+c_d-e'f", "x.example.co"), ("söra", "xn--bcher-kva.example")])
    func `knows addresses`(localPart: String, domain: String) throws {
        #expect(try #require(MailAddress(localPart: localPart, domain: domain)).text == "\(localPart)@\(domain)")
    }

    @Test func `announces an international address to a server that takes it`() async throws {
        let server = try await MailServer.start()
        let reply = try await client.send(MailSamples.request(to: server.url, recipient: "söra@example.com"))
        #expect(reply.isAccepted)
        let mail = try #require(server.mails.first)
        #expect(mail.isInternational)
        #expect(mail.envelopeRecipients == ["söra@example.com"])
        #expect(mail.to == [["", "söra@example.com"]])
    }

    @Test func `sends nothing to an international address where the server does not take it`() async throws {
        let server = try await MailServer.start { $0.takesInternationalAddresses = false }
        let request = try MailSamples.request(to: server.url, recipient: "söra@example.com")
        #expect(await client.fault(request) == .internationalAddress)
        #expect(server.mails.isEmpty)
        #expect(try await client.send(MailSamples.request(to: server.url)).isAccepted)
    }

    @Test func `names itself by the path of the URL, which is no way to slip in a command`() async throws {
        let server = try await MailServer.start()
        #expect(try await client.send(MailSamples.request(to: server.url + "/mail.example.com")).isAccepted)
        let request = try MailSamples.request(to: server.url + "/a%0d%0aRCPT%20TO:%3Ceve@example.com%3E")
        #expect(await client.fault(request) == .invalidURL)
        #expect(server.mails.map(\.clientHost) == ["mail.example.com"])
    }
}
