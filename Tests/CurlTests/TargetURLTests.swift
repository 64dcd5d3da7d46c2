import Curl
import Testing

struct TargetURLTests {
    @Test func `takes a URL apart`() throws {
        let url = try TargetURL("HTTPS://Example.COM:8443/hooks/a?token=secret#part")
        #expect(url.scheme == "https")
        #expect(url.host == "example.com")
        #expect(url.port == 8_443)
        #expect(url.path == "/hooks/a")
        #expect(!url.hasCredentials)
        #expect(url.withoutSecrets == "https://example.com:8443/hooks/a")
    }

    @Test(arguments: [
        ("http://a.test", 80), ("https://a.test", 443), ("smtp://a.test", 25), ("smtps://a.test", 465),
    ])
    func `knows the port that a scheme means`(text: String, port: Int) throws {
        #expect(try TargetURL(text).port == port)
        #expect(try TargetURL(text).path == "/")
    }

    @Test(arguments: [
        ("http://0x7f.1/", "127.0.0.1"), ("http://2130706433/", "127.0.0.1"), ("http://[::1]:81/", "::1"),
    ])
    func `brings addresses into one form`(text: String, host: String) throws {
        #expect(try TargetURL(text).host == host)
    }

    @Test(arguments: ["http://user@a.test/", "http://user:pw@a.test/", "http://:pw@a.test/"])
    func `sees credentials and keeps them out of what is logged`(text: String) throws {
        let url = try TargetURL(text)
        #expect(url.hasCredentials)
        #expect(url.withoutSecrets == "http://a.test:80/")
    }

    @Test(arguments: ["ftp://a.test/", "gopher://a.test/", "file:///etc/hostname", "imap://a.test/", "magic://a.test/"])
    func `refuses other schemes`(text: String) {
        #expect(throws: TargetProblem.scheme) { try TargetURL(text) }
    }

    @Test(arguments: ["", "a.test", "/path", "http://", "http://a.test:0x50/", "http://a.test/\n", "http://ä b/"])
    func `refuses what is no absolute URL`(text: String) {
        #expect(throws: TargetProblem.notAURL) { try TargetURL(text) }
    }

    @Test func `refuses a URL beyond any reason`() {
        #expect(throws: TargetProblem.notAURL) {
            try TargetURL("http://a.test/" + String(repeating: "x", count: 2_048))
        }
    }

    @Test(arguments: ["smtp://user@a.test", "smtps://user:pw@a.test", "smtp://;AUTH=NTLM@a.test"])
    func `sees credentials and login options of mail servers`(text: String) throws {
        #expect(try TargetURL(text).hasCredentials)
    }

    @Test(arguments: [
        ("http://a.test", false), ("https://a.test", false), ("smtp://a.test", true), ("SMTPS://a.test", true),
    ])
    func `tells mail servers from receivers of requests`(text: String, isMail: Bool) throws {
        #expect(try TargetURL(text).isMail == isMail)
    }

    @Test(arguments: [
        ("localhost", true), ("127.0.0.1", true), ("127.1", true), ("[::1]", true), ("[::ffff:127.0.0.1]", true),
        ("localhost.test", false), ("128.0.0.1", false), ("[::2]", false), ("10.0.0.1", false),
    ])
    func `knows what stays on this machine`(host: String, isLoopback: Bool) throws {
        #expect(try TargetURL("smtp://\(host):2525").isLoopback == isLoopback)
    }
}
