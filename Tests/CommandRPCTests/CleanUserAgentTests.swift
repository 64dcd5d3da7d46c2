import Testing

@testable import CommandRPC

struct CleanUserAgentTests {
    @Test func `control characters are taken out and the rest is cut to 256 characters`() {
        #expect(CleanUserAgent.text("curl/8\u{1B}[31m\t\u{7F}x") == "curl/8[31mx")
        #expect(CleanUserAgent.text(String(repeating: "é", count: 300)) == String(repeating: "é", count: 256))
    }

    @Test func `nothing left is nothing`() {
        #expect(CleanUserAgent.text(nil) == nil)
        #expect(CleanUserAgent.text("") == nil)
        #expect(CleanUserAgent.text("\t") == nil)
    }
}
