import CloudEventsHTTP
import Testing

struct WebhookSecretTests {
    @Test(arguments: [
        "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
    ])
    func `reads its bytes with the prefix and without`(_ text: String) throws {
        let secret = try WebhookSecret(text: text)
        let hex = "31f290f6bf06298aab4f08d43c3f082cf648a362da2da4b0"
        #expect(secret.bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined() == hex)
        #expect(secret.text == "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
    }

    @Test(arguments: ["whsec_!", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLa_-", "whsec_A", "whsec_AAAA AAAA", "wh=ec"])
    func `refuses what is no base64`(_ text: String) {
        #expect(throws: WebhookSecretProblem.notBase64) { try WebhookSecret(text: text) }
    }

    @Test(arguments: [(23, false), (24, true), (64, true), (65, false)])
    func `takes 24 to 64 bytes`(_ count: Int, _ isTaken: Bool) {
        // Three bytes are "AAAA", one is "AA", two are "AAA".
        let base64 = String(repeating: "A", count: count / 3 * 4 + [0, 2, 3][count % 3])
        #expect(((try? WebhookSecret(text: "whsec_" + base64))?.bytes.count == count) == isTaken)
    }

    @Test(arguments: ["", "whsec_"])
    func `is never empty, whatever sizes are allowed`(_ text: String) {
        #expect(throws: WebhookSecretProblem.size(1...64)) { try WebhookSecret(text: text, sizes: 0...64) }
    }

    @Test func `a made one has 32 bytes, is another each time and can be read back`() throws {
        let secrets = (0..<100).map { _ in WebhookSecret.random() }
        #expect(Set(secrets).count == 100)
        #expect(secrets.allSatisfy { $0.bytes.count == 32 })
        #expect(try WebhookSecret(text: secrets[0].text) == secrets[0])
    }

    @Test func `prints itself nowhere`() throws {
        let secret = try WebhookSecret(text: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
        var dumped = ""
        dump((secret: secret, 1), to: &dumped)
        for text in ["\(secret)", String(reflecting: secret), "\([secret])", dumped] {
            #expect(!text.contains("MfKQ"))
            #expect(!text.contains("242"))
            #expect(text.contains("redacted"))
        }
    }
}
