import Testing
import UserContract

struct UserNameTests {
    @Test(arguments: [
        ("Sarah", "Sarah"),
        ("  Sarah Connor\t\n", "Sarah Connor"),
        ("\u{a0}\u{2003}Sarah\u{3000}\u{2028}", "Sarah"),
        ("Sarah  Connor", "Sarah  Connor"),
        ("x", "x"),
        ("O'Brien-Łukasz 3rd", "O'Brien-Łukasz 3rd"),
        ("日本 太郎", "日本 太郎"),
        ("👩‍👩‍👧", "👩‍👩‍👧"),
        ("\u{200f}מרים\u{200e}", "\u{200f}מרים\u{200e}"),
    ])
    func `is trimmed and otherwise left alone`(_ raw: String, _ expected: String) throws {
        #expect(try UserName(raw).text.unicodeScalars.elementsEqual(expected.unicodeScalars))
    }

    /// From the tables of UAX #15: composition, singletons, reordering, Hangul, a composition exclusion.
    @Test(arguments: [
        ("Rene\u{301}e", "Ren\u{e9}e"),
        ("\u{212b}ngstro\u{308}m", "\u{c5}ngstr\u{f6}m"),
        ("\u{1e9b}\u{323}", "\u{1e9b}\u{323}"),
        ("q\u{307}\u{323}", "q\u{323}\u{307}"),
        ("\u{1112}\u{1161}\u{11ab}", "\u{d55c}"),
        ("\u{958}", "\u{915}\u{93c}"),
        ("\u{fb01}", "\u{fb01}"),
    ])
    func `is stored in NFC`(_ raw: String, _ expected: String) throws {
        let name = try UserName(raw)
        #expect(Array(name.text.unicodeScalars) == Array(expected.unicodeScalars))
        #expect(try UserName(name.text) == name)
    }

    @Test func `has 1 to 200 code points after trimming and composing`() throws {
        #expect(try UserName(String(repeating: "a", count: 200)).text.count == 200)
        #expect(try UserName("  " + String(repeating: "é", count: 200) + "  ").text.count == 200)
        #expect(try UserName(String(repeating: "e\u{301}", count: 200)).text.unicodeScalars.count == 200)
        #expect(try UserName(String(repeating: "😀", count: 200)).text.count == 200)
        #expect(throws: TextProblem.tooManyCharacters(limit: 200)) {
            try UserName(String(repeating: "a", count: 201))
        }
        // One grapheme cluster, 201 code points: the limit does not look away.
        #expect(throws: TextProblem.tooManyCharacters(limit: 200)) {
            try UserName("a" + String(repeating: "\u{302}", count: 200) + "b")
        }
        for empty in ["", " ", "\t\r\n", "\u{2003}\u{3000}"] {
            #expect(throws: TextProblem.empty) { try UserName(empty) }
        }
    }

    @Test(arguments: [
        "a\0b", "a\nb", "a\r\nb", "a\tb", "a\u{1b}[31mb", "a\u{7f}b", "a\u{85}b", "a\u{9f}b", "a\u{2028}b",
        "a\u{2029}b",
        "\u{0}", "é\u{1}",
    ])
    func `refuses control characters and line breaks`(_ raw: String) {
        #expect(throws: TextProblem.controlCharacter) { try UserName(raw) }
    }

    @Test(arguments: (0x202a...0x202e).map { $0 } + (0x2066...0x2069).map { $0 })
    func `refuses what overrides the direction of text`(_ value: UInt32) throws {
        let scalar = try #require(Unicode.Scalar(value))
        #expect(throws: TextProblem.bidirectionalOverride) { try UserName("a\(scalar)b") }
        #expect(throws: TextProblem.bidirectionalOverride) { try UserName("\(scalar)") }
    }

    @Test(arguments: [0xfdd0, 0xfdef, 0xfffe, 0xffff, 0x1fffe, 0x1ffff, 0x10fffe, 0x10ffff] as [UInt32])
    func `refuses noncharacters`(_ value: UInt32) throws {
        #expect(throws: TextProblem.noncharacter) { try UserName("a\(try #require(Unicode.Scalar(value)))b") }
    }

    @Test(arguments: [0xfdcf, 0xfdf0, 0xfffd, 0x2027, 0x202f, 0x2065, 0x206a, 0xa1, 0xe000, 0x10fffd] as [UInt32])
    func `takes their neighbours`(_ value: UInt32) throws {
        #expect(try UserName("a\(try #require(Unicode.Scalar(value)))b").text.unicodeScalars.count == 3)
    }
}
