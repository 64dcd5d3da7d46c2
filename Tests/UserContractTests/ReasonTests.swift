import Testing
import UserContract

struct ReasonTests {
    @Test func `is trimmed, in NFC, and has 1 to 500 code points`() throws {
        #expect(try Reason("  cafe\u{301} closed ").text == "caf\u{e9} closed")
        #expect(try Reason(String(repeating: "é", count: 500)).text.count == 500)
        #expect(throws: TextProblem.tooManyCharacters(limit: 500)) { try Reason(String(repeating: "é", count: 501)) }
        #expect(throws: TextProblem.empty) { try Reason("   ") }
    }

    @Test func `refuses the same characters as a name`() {
        #expect(throws: TextProblem.controlCharacter) { try Reason("first line\nsecond line") }
        #expect(throws: TextProblem.bidirectionalOverride) { try Reason("a\u{202e}b") }
        #expect(throws: TextProblem.noncharacter) { try Reason("a\u{ffff}b") }
    }
}
