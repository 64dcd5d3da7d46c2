import Curl
import Testing

@testable import CommandDelivery

struct MailboxTests {
    @Test(arguments: [
        ("mail@example.com", "mail@example.com"), (" mail@example.com ", "mail@example.com"),
        ("Example <mail@example.com>", "\"Example\" <mail@example.com>"),
        ("\"Example\" <mail@example.com>", "\"Example\" <mail@example.com>"),
        ("Müller & Söhne <post@müller.example>", "=?UTF-8?B?TcO8bGxlciAmIFPDtmhuZQ==?= <post@xn--mller-kva.example>"),
        ("\"Doe, Jane\" <jane@example.com>", "=?UTF-8?B?RG9lLCBKYW5l?= <jane@example.com>"),
    ])
    func `reads an address with or without a name`(text: String, header: String) throws {
        #expect(try #require(Mailbox(text)).headerText == header)
    }

    @Test(arguments: [
        "", "mail", "mail@", "@example.com", "mail@example", "Example mail@example.com", "<mail@example.com>",
        "Example <mail@example.com", "Example <mail@example.com>, Other <other@example.com>",
        "a\r\nb <mail@example.com>",
        "a@example.com\r\nBcc: b@example.com", "Ex\"ample <mail@example.com>", "<x> <mail@example.com>",
        "ma il@example.com", "mail@exam_ple..com", "mail@exa>mple.com",
    ])
    func `takes nothing else`(text: String) {
        #expect(Mailbox(text) == nil)
    }

    @Test(arguments: [
        ("sara@example.com", "sara@example.com"), ("SARA@Example.COM", "SARA@Example.COM"),
        ("sara@bücher.example", "sara@xn--bcher-kva.example"), ("sara@BÜCHER.example", "sara@xn--bcher-kva.example"),
        ("söra@日本語.jp", "söra@xn--wgv71a119e.jp"),
    ])
    func `finds the address that mail to a user goes to`(email: String, address: String) throws {
        #expect(try #require(MailAddress(email: email)).text == address)
    }

    @Test(arguments: [
        "a,b@example.com", "a>b@example.com", "\"a b\"@example.com", "a@b@example.com", "a(b)@example.com",
        "a@exa;mple.com", "a@[127.0.0.1]", "a@" + String(repeating: "ü", count: 60) + ".example",
    ])
    func `knows where no mail can go`(email: String) {
        #expect(MailAddress(email: email) == nil)
    }
}
