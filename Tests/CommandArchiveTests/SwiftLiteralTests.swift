import Testing

@testable import CommandArchive

struct SwiftLiteralTests {
    @Test(
        arguments: [
            (#"Sarah"#, #""Sarah""#), (#"Zoë Ünï 東京 №7 🎉"#, #""Zoë Ünï 東京 №7 🎉""#),
            (#"say "hi""#, #""say \"hi\"""#),
            (#"\(danger) \n"#, #""\\(danger) \\n""#), ("a\nb\r\t\u{0}\u{7f}", #""a\nb\r\t\u{0}\u{7f}""#),
            ("\u{202e}evil\u{2066}", #""\u{202e}evil\u{2066}""#),
            ("a\u{200b}b\u{feff}\u{a0}", #""a\u{200b}b\u{feff}\u{a0}""#),
            ("\u{301}x", #""\u{301}x""#), ("\u{2028}\u{e000}", #""\u{2028}\u{e000}""#), ("", #""""#),
            ("\(Unicode.Scalar(0xfdd0 as UInt32)!)", #""\(Unicode.Scalar(64976 as UInt32)!)""#),
        ] as [(String, String)])
    func `a text is written so that it reads as what it is`(_ text: String, _ literal: String) {
        #expect(SwiftLiteral.text(text) == literal)
    }
}
