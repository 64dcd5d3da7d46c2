import Testing
import UserContract

struct EmailAddressTests {
    @Test(arguments: [
        ("sarah@example.com", "sarah@example.com", "sarah@example.com"),
        ("  Sarah.Connor+news@Example.COM ", "Sarah.Connor+news@Example.COM", "sarah.connor+news@example.com"),
        ("a@b.c", "a@b.c", "a@b.c"),
        ("o'brien@mail.example.co.uk", "o'brien@mail.example.co.uk", "o'brien@mail.example.co.uk"),
        ("Rene\u{301}@ex\u{e4}mple.ch", "Ren\u{e9}@ex\u{e4}mple.ch", "ren\u{e9}@ex\u{e4}mple.ch"),
        ("\u{212a}elvin@example.com", "Kelvin@example.com", "kelvin@example.com"),
        ("ΣΟΦΙΑ@example.gr", "ΣΟΦΙΑ@example.gr", "σοφια@example.gr"),
    ])
    func `keeps its letters and has a normal form`(_ raw: String, _ text: String, _ normalForm: String) throws {
        let email = try EmailAddress(raw)
        #expect(Array(email.text.utf8) == Array(text.utf8))
        #expect(Array(email.normalForm.utf8) == Array(normalForm.utf8))
    }

    @Test(arguments: [
        "İ@example.com", "\u{1e9e}@example.com", "J\u{30c}@example.com", "Ǆ@example.com", "Sarah@example.com",
    ])
    func `has a normal form that is its own normal form`(_ raw: String) throws {
        let normalForm = try EmailAddress(raw).normalForm
        #expect(EmailAddress.normalForm(of: normalForm).utf8.elementsEqual(normalForm.utf8))
        #expect(try EmailAddress(normalForm).normalForm.utf8.elementsEqual(normalForm.utf8))
    }

    @Test func `has at most 254 bytes, not characters`() throws {
        let domain = "@example.com"
        #expect(
            try EmailAddress(String(repeating: "a", count: 254 - domain.utf8.count) + domain).text.utf8.count == 254)
        #expect(throws: TextProblem.tooManyBytes(limit: 254)) {
            try EmailAddress(String(repeating: "a", count: 255 - domain.utf8.count) + domain)
        }
        #expect(throws: TextProblem.tooManyBytes(limit: 254)) {
            try EmailAddress(String(repeating: "é", count: 122) + domain)
        }
    }

    @Test(
        arguments: [
            ("", .empty), ("   ", .empty),
            ("sarah", .atSigns), ("sarah.example.com", .atSigns), ("a@b@example.com", .atSigns),
            ("a@@example.com", .atSigns),
            ("@example.com", .emptyLocalPart),
            ("sarah@", .domain), ("sarah@localhost", .domain), ("sarah@example.", .domain), ("sarah@.com", .domain),
            ("sarah@example..com", .domain), ("sarah@.", .domain),
            ("sa rah@example.com", .whitespace), ("sarah@exam ple.com", .whitespace),
            ("sarah@\u{a0}example.com", .whitespace),
            ("Sarah <sarah@example.com>", .whitespace),
            ("sarah@example.com\nbcc:x@example.com", .controlCharacter), ("sa\0rah@example.com", .controlCharacter),
            ("sa\trah@example.com", .controlCharacter),
            ("sarah\u{202e}@example.com", .bidirectionalOverride), ("sarah\u{fffe}@example.com", .noncharacter),
        ] as [(String, TextProblem)])
    func `refuses what can be no address, and says why`(_ raw: String, _ problem: TextProblem) {
        #expect(throws: problem) { try EmailAddress(raw) }
    }
}
