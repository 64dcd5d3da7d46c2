import Testing
import UserContract

struct NaughtyEmailTests {
    @Test(arguments: [
        ("letter case", "SARAH@EXAMPLE.COM", "sarah@example.com"),
        ("normal form", "ame\u{301}lie@example.com", "am\u{e9}lie@example.com"),
        ("both at once", "AME\u{301}LIE@example.com", "am\u{e9}lie@example.com"),
        ("sharp s, which has a capital", "stra\u{df}e@example.com", "STRA\u{1e9e}E@example.com"),
        ("the Kelvin sign", "\u{212a}im@example.com", "kim@example.com"),
        ("the \u{c5}ngstr\u{f6}m sign", "\u{212b}sa@example.com", "\u{e5}sa@example.com"),
        ("I with a dot", "\u{130}@example.com", "i\u{307}@example.com"),
        ("I without a language", "IRMAK@example.com", "irmak@example.com"),
        ("full-width letters", "\u{ff21}@example.com", "\u{ff41}@example.com"),
        ("Cyrillic and Greek", "ИВАН@ПОЧТА.рф", "иван@почта.рф"),
        ("a domain beyond ASCII", "a@M\u{dc}LLER.example", "a@mu\u{308}ller.example"),
        ("white space around", "\u{3000}sarah@example.com\r\n", "sarah@example.com"),
    ])
    func `two ways to write one address`(_ what: String, _ one: String, _ other: String) throws {
        #expect(try EmailAddress(one).normalForm.utf8.elementsEqual(EmailAddress(other).normalForm.utf8))
    }

    @Test(arguments: [
        ("sharp s is not ss", "stra\u{df}e@example.com", "strasse@example.com"),
        ("dotless i is not i", "\u{131}rmak@example.com", "irmak@example.com"),
        ("I with a dot is not i", "\u{130}rmak@example.com", "irmak@example.com"),
        ("full width is not half", "\u{ff41}@example.com", "a@example.com"),
        ("Cyrillic a is not Latin a", "s\u{430}rah@example.com", "sarah@example.com"),
        ("a ligature is not two letters", "\u{fb01}n@example.com", "fin@example.com"),
        ("zero width counts", "sa\u{200b}rah@example.com", "sarah@example.com"),
        ("dots count", "sa.rah@example.com", "sarah@example.com"),
        ("a tag counts", "sarah+x@example.com", "sarah@example.com"),
        ("a name is not its punycode", "a@m\u{fc}ller.example", "a@xn--mller-kva.example"),
    ])
    func `two addresses that only look alike`(_ what: String, _ one: String, _ other: String) throws {
        #expect(try EmailAddress(one).normalForm != EmailAddress(other).normalForm)
    }

    /// The contract asks for one @ and a dot-separated domain; what else is wrong only mail can tell.
    @Test(arguments: [
        "a..b@example.com", ".a@example.com", "a.@example.com", "\"ab\"@example.com", "a@-b.c", "a@b.c.d.e.f", "1@2.3",
        "a@xn--mller-kva.example", "!#$%&'*+/=?^_`{|}~-@example.com", "👩‍👩‍👧@example.com", "مثال@مثال.إختبار",
    ])
    func `a form that is odd and still an address`(_ raw: String) throws {
        let email = try EmailAddress(raw)
        #expect(Array(email.text.unicodeScalars) == Array(raw.unicodeScalars))
    }

    @Test(
        arguments: [
            ("\"a b\"@example.com", .whitespace), ("\"a@b\"@example.com", .atSigns), ("a@b@c@d.e", .atSigns),
            ("a\u{ff20}example.com", .atSigns), ("a@example\u{3002}com", .domain), ("a@example\u{ff0e}com", .domain),
            ("a@example.com.", .domain), ("a@.example.com", .domain), ("a@example..com", .domain), ("a@.", .domain),
            ("a@", .domain), ("@", .emptyLocalPart), ("@@", .atSigns), ("a@localhost", .domain),
            ("a@\u{2003}b.c", .whitespace), ("a\u{3000}b@c.d", .whitespace), ("a@b.c\u{85}d", .controlCharacter),
            ("a@b.c\r\nBcc: x@y.z", .controlCharacter), ("a\u{2028}@b.c", .controlCharacter),
            ("\u{202e}a@b.c", .bidirectionalOverride), ("a@b.c\u{2069}", .bidirectionalOverride),
            ("a@b.c\u{1ffff}", .noncharacter), ("a@b.c\u{0}", .controlCharacter),
        ] as [(String, TextProblem)])
    func `a form that is no address`(_ raw: String, _ problem: TextProblem) {
        #expect(throws: problem) { try EmailAddress(raw) }
    }

    @Test func `the limit counts bytes of what is stored`() throws {
        let domain = "@example.com"
        let local = String(repeating: "e\u{301}", count: 121)
        #expect(try EmailAddress(local + domain).text.utf8.count == 254)
        #expect(throws: TextProblem.tooManyBytes(limit: 254)) { try EmailAddress(local + "x" + domain) }
        #expect(try EmailAddress("  " + String(repeating: "a", count: 242) + domain + "  ").text.utf8.count == 254)
        #expect(throws: TextProblem.tooManyBytes(limit: 254)) {
            try EmailAddress(String(repeating: "👍", count: 61) + domain)
        }
    }
}
