import FoundationEssentials
import Testing

@testable import CommandDelivery

struct HeaderTextTests {
    /// What a reader makes of encoded words: between two of them blanks do not count (RFC 2047 section 6.2).
    private func decoded(_ text: String) throws -> String {
        var bytes = Data()
        for word in text.split(separator: " ") {
            let parts = word.split(separator: "?", omittingEmptySubsequences: false)
            try #require(
                parts.count == 5 && parts[0] == "=" && parts[1] == "UTF-8" && parts[2] == "B" && parts[4] == "=")
            let piece = try #require(Data(base64Encoded: String(parts[3])))
            // Each word is text by itself.
            #expect(String(validating: piece, as: UTF8.self) != nil)
            bytes += piece
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test(arguments: [
        "Zoë", "山田太郎", "🎉👨‍👩‍👧‍👦", "שרה", "Doe, Jane", "\"", "\\", "a\"b", "=?utf-8?Q?x?=", "<sara@example.com>", "a  b",
        "(x)",
        "sara@example.com", "a;b:c", "Sa\u{301}ra",
    ])
    func `encodes what is more than plain letters`(text: String) throws {
        for header in [HeaderText.phrase(text), HeaderText.unstructured(text)] {
            #expect(header.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F })
            #expect(try decoded(header) == text)
        }
    }

    @Test(arguments: ["Sara", "Mary Ann O'Neil-Smith Jr.", "agent 007"])
    func `leaves plain letters alone`(text: String) {
        #expect(HeaderText.phrase(text) == "\"\(text)\"")
        #expect(HeaderText.unstructured(text) == text)
    }

    @Test(arguments: ["ä", "山", "🎉", "a"])
    func `divides long text into words of at most 75 characters, and no character in two`(character: Character) throws {
        let text = String(repeating: character, count: 200)
        let header = HeaderText.phrase(text)
        #expect(header.split(separator: " ").allSatisfy { $0.utf8.count <= 75 })
        #expect(try decoded(header) == text)
    }
}
