/// A text that must not parse, where the fault lies and a part of the sentence that says so.
struct RefusedText: Sendable, CustomStringConvertible {
    let bytes: [UInt8]
    let offset: Int
    let problem: String

    init(_ bytes: [UInt8], at offset: Int, _ problem: String) {
        self.bytes = bytes
        self.offset = offset
        self.problem = problem
    }

    init(_ text: String, at offset: Int, _ problem: String) {
        self.init(Array(text.utf8), at: offset, problem)
    }

    /// Bytes between quotes.
    init(quoted bytes: [UInt8], at offset: Int, _ problem: String) {
        self.init([0x22] + bytes + [0x22], at: offset, problem)
    }

    var description: String {
        String(decoding: bytes.prefix(60), as: UTF8.self)
    }

    static let all: [RefusedText] = structure + numbers + strings + encodings

    private static let structure: [RefusedText] = [
        RefusedText("", at: 0, "end of the text"),
        RefusedText(" \n ", at: 3, "end of the text"),
        RefusedText("nul", at: 0, "expected a value"),
        RefusedText("nulL", at: 0, "expected a value"),
        RefusedText("True", at: 0, "expected a value"),
        RefusedText("truee", at: 4, "text after"),
        RefusedText("1 2", at: 2, "text after"),
        RefusedText("{}}", at: 2, "text after"),
        RefusedText("[] //", at: 3, "text after"),
        RefusedText("[1]\u{0}", at: 3, "text after"),
        RefusedText("[", at: 1, "expected a value"),
        RefusedText("[1", at: 2, "expected ',' or ']'"),
        RefusedText("[1,", at: 3, "expected a value"),
        RefusedText("[1,]", at: 3, "expected a value"),
        RefusedText("[,1]", at: 1, "expected a value"),
        RefusedText("[1 2]", at: 3, "expected ',' or ']'"),
        RefusedText("[1}", at: 2, "expected ',' or ']'"),
        RefusedText("]", at: 0, "expected a value"),
        RefusedText("{", at: 1, "member's name"),
        RefusedText("{1:2}", at: 1, "member's name"),
        RefusedText("{a:1}", at: 1, "member's name"),
        RefusedText("{'a':1}", at: 1, "member's name"),
        RefusedText("{\"a\"", at: 4, "':'"),
        RefusedText("{\"a\" 1}", at: 5, "':'"),
        RefusedText("{\"a\":", at: 5, "expected a value"),
        RefusedText("{\"a\":}", at: 5, "expected a value"),
        RefusedText("{\"a\":1", at: 6, "expected ',' or '}'"),
        RefusedText("{\"a\":1,}", at: 7, "member's name"),
        RefusedText("{\"a\":1]", at: 6, "expected ',' or '}'"),
        RefusedText("{\"a\":1 \"b\":2}", at: 7, "expected ',' or '}'"),
        RefusedText("/* */1", at: 0, "expected a value"),
        RefusedText("\u{A0}1", at: 0, "expected a value"),
        RefusedText("\u{C}1", at: 0, "expected a value"),
        RefusedText("{\"a\":1,\"a\":1}", at: 0, "same name"),
        RefusedText("[{\"a\":1,\"\\u0061\":2}]", at: 1, "same name"),
        RefusedText("{\"x\":{\"\":1,\"\":2}}", at: 5, "same name"),
    ]

    private static let numbers: [RefusedText] = [
        RefusedText("-", at: 1, "digit"),
        RefusedText("+1", at: 0, "expected a value"),
        RefusedText("01", at: 1, "start with 0"),
        RefusedText("-01", at: 2, "start with 0"),
        RefusedText(".5", at: 0, "expected a value"),
        RefusedText("1.", at: 2, "digit"),
        RefusedText("1.e1", at: 2, "digit"),
        RefusedText("1e", at: 2, "digit"),
        RefusedText("1e+", at: 3, "digit"),
        RefusedText("1e1.5", at: 3, "text after"),
        RefusedText("1.2.3", at: 3, "text after"),
        RefusedText("0x10", at: 1, "text after"),
        RefusedText("1_000", at: 1, "text after"),
        RefusedText("NaN", at: 0, "expected a value"),
        RefusedText("-Infinity", at: 1, "digit"),
        RefusedText("1\u{FF11}", at: 1, "text after"),
    ]

    private static let strings: [RefusedText] = [
        RefusedText("\"", at: 1, "not closed"),
        RefusedText("\"abc", at: 4, "not closed"),
        RefusedText("\"\\", at: 2, "escape"),
        RefusedText("\"\\\"", at: 3, "not closed"),
        RefusedText("\"a\nb\"", at: 2, "control character"),
        RefusedText("\"a\u{0}b\"", at: 2, "control character"),
        RefusedText("\"\\n\tb\"", at: 3, "control character"),
        RefusedText("\"\u{1F}\"", at: 1, "control character"),
        RefusedText("\"\\a\"", at: 2, "escape"),
        RefusedText("\"\\'\"", at: 2, "escape"),
        RefusedText("\"\\U0041\"", at: 2, "escape"),
        RefusedText("\"\\x41\"", at: 2, "escape"),
        RefusedText("\"\\u\"", at: 3, "hexadecimal"),
        RefusedText("\"\\u12\"", at: 5, "hexadecimal"),
        RefusedText("\"\\u12g4\"", at: 5, "hexadecimal"),
        RefusedText("\"\\u+123\"", at: 3, "hexadecimal"),
        RefusedText("\"\\u004", at: 6, "hexadecimal"),
        RefusedText("\"\\ud800\"", at: 1, "surrogate"),
        RefusedText("\"\\udc00\"", at: 1, "surrogate"),
        RefusedText("\"x\\ud800x\"", at: 2, "surrogate"),
        RefusedText("\"\\ud800\\n\"", at: 1, "surrogate"),
        RefusedText("\"\\ud800\\u0041\"", at: 1, "surrogate"),
        RefusedText("\"\\ud800\\ud800\"", at: 1, "surrogate"),
        RefusedText("\"\\udc00\\ud800\"", at: 1, "surrogate"),
        RefusedText("\"\\ud800", at: 1, "surrogate"),
        RefusedText("{\"\\ud800\":1}", at: 2, "surrogate"),
    ]

    private static let encodings: [RefusedText] = [
        RefusedText([0xEF, 0xBB, 0xBF, 0x31], at: 0, "expected a value"),
        RefusedText([0xFF, 0xFE, 0x31, 0x00], at: 0, "expected a value"),
        RefusedText([0x31, 0x00], at: 1, "text after"),
        RefusedText(quoted: [0xFF], at: 1, "UTF-8"),
        RefusedText(quoted: [0x61, 0x80], at: 2, "UTF-8"),
        RefusedText(quoted: [0xC3], at: 1, "UTF-8"),
        RefusedText(quoted: [0x61, 0xC3, 0xA9, 0xE2, 0x82], at: 4, "UTF-8"),
        // Overlong "/" and NUL, a surrogate, and beyond U+10FFFF.
        RefusedText(quoted: [0xC0, 0xAF], at: 1, "UTF-8"),
        RefusedText(quoted: [0xC0, 0x80], at: 1, "UTF-8"),
        RefusedText(quoted: [0xE0, 0x80, 0xAF], at: 1, "UTF-8"),
        RefusedText(quoted: [0xED, 0xA0, 0x80], at: 1, "UTF-8"),
        RefusedText(quoted: [0xF4, 0x90, 0x80, 0x80], at: 1, "UTF-8"),
        RefusedText(quoted: [0xF8, 0x88, 0x80, 0x80, 0x80], at: 1, "UTF-8"),
        // An escape in front, so that the other way of reading strings is taken.
        RefusedText(quoted: [0x5C, 0x6E, 0xC3, 0xA9, 0xFF], at: 5, "UTF-8"),
        // A sequence that an escape interrupts is not completed by what the escape stands for.
        RefusedText(quoted: [0xC3, 0x5C, 0x6E, 0xA9], at: 1, "UTF-8"),
    ]
}
