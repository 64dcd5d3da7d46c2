import Curl
import FoundationEssentials
import Testing
import UserContract

@testable import CommandDelivery

struct WelcomeMailTests {
    private let eventID = UUID(text: "0198a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b")
    private let sender = Mailbox("Example <mail@bücher.example>")
    /// 2026-03-15T15:47:00Z
    private let now = Timestamp(microseconds: 1_773_589_620_000_000)

    private func mail(
        name: String = "Sara", email: String = "sara@example.com", locale: String = "en", at now: Timestamp? = nil
    ) throws -> WelcomeMail {
        let user = UserCreated.V2(name: name, email: email, status: .active, locale: locale)
        let (eventID, sender) = (try #require(eventID), try #require(sender))
        return try #require(WelcomeMail(to: user, eventID: eventID, from: sender, at: now ?? self.now))
    }

    private func header(_ name: String, of mail: WelcomeMail) -> String? {
        mail.content.headers.first { $0.name == name }?.value
    }

    @Test func `has the fields that a mail needs, each once`() throws {
        let mail = try mail()
        #expect(
            mail.content.headers.map { "\($0.name): \($0.value)" } == [
                "From: \"Example\" <mail@xn--bcher-kva.example>", "To: \"Sara\" <sara@example.com>", "Subject: Welcome",
                "Date: Sun, 15 Mar 2026 15:47:00 +0000",
                "Message-ID: <0198a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b@xn--bcher-kva.example>", "Content-Language: en",
                "Auto-Submitted: auto-generated",
            ])
        #expect(mail.recipient.text == "sara@example.com")
    }

    @Test func `has the same Message-ID and texts whenever it is sent`() throws {
        let (first, later) = (try mail(), try mail(at: now.advanced(byMicroseconds: 86_400_000_000)))
        #expect(header("Message-ID", of: first) == header("Message-ID", of: later))
        #expect(first.content.plainText == later.content.plainText)
        #expect(first.content.html == later.content.html)
        #expect(header("Date", of: later) == "Mon, 16 Mar 2026 15:47:00 +0000")
    }

    @Test func `says the same in plain text and in HTML`() throws {
        let content = try mail().content
        #expect(content.plainText.hasPrefix("Hello Sara,\n\nyour account has been created."))
        #expect(content.plainText.contains("sara@example.com."))
        #expect(content.html.contains("<p>Hello <bdi>Sara</bdi>,</p>"))
        #expect(content.html.contains("<bdi>sara@example.com</bdi>."))
    }

    @Test(arguments: [
        ("<script>alert('x')</script>", "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;"),
        ("A & B \"C\"", "A &amp; B &quot;C&quot;"), ("%email %name", "%email %name"), ("100%", "100%"),
    ])
    func `what a name says stays text`(name: String, html: String) throws {
        let content = try mail(name: name).content
        #expect(content.plainText.hasPrefix("Hello \(name),\n"))
        #expect(content.html.contains("<p>Hello <bdi>\(html)</bdi>,</p>"))
    }

    @Test func `no name gets into the subject, which is ours`() throws {
        let mail = try mail(name: "Cheap pills at evil.example")
        #expect(header("Subject", of: mail) == "Welcome")
    }

    @Test(arguments: [
        ("de", "de"), ("de-CH", "de"), ("fr-CA", "fr"), ("ja", "ja"), ("ar-EG", "ar"), ("en-GB", "en"), ("nl", "en"),
        ("zh-Hant-TW", "en"), ("", "en"), ("i-klingon", "en"), ("DE", "de"),
    ])
    func `speaks the user's language where it knows it`(locale: String, language: String) throws {
        let mail = try mail(locale: locale)
        #expect(header("Content-Language", of: mail) == language)
        #expect(mail.content.html.contains("<html lang=\"\(language)\" dir=\"\(language == "ar" ? "rtl" : "ltr")\">"))
    }

    @Test(arguments: WelcomeText.all)
    func `every language names the user and the address, and only once`(text: WelcomeText) {
        #expect(text.greeting.split(separator: "%name", omittingEmptySubsequences: false).count == 2)
        #expect(
            text.paragraphs.joined().split(separator: "%email", omittingEmptySubsequences: false).count == 2)
        #expect(!text.subject.contains("%"))
        #expect(WelcomeText.all.count { $0.language == text.language } == 1)
    }

    @Test(arguments: ["a>b@example.com", "\"a\"@example.com", "a,b@example.com", "a@exa;mple.com"])
    func `there is none to an address that mail cannot have`(email: String) throws {
        let user = UserCreated.V2(name: "Sara", email: email, status: .active, locale: "en")
        let (eventID, sender) = (try #require(eventID), try #require(sender))
        #expect(WelcomeMail(to: user, eventID: eventID, from: sender, at: now) == nil)
    }
}
