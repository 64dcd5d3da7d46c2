import JSON

/// A text that must parse, and to what.
struct AcceptedText: Sendable, CustomStringConvertible {
    let bytes: [UInt8]
    let value: JSONValue

    init(_ text: String, _ value: JSONValue) {
        bytes = Array(text.utf8)
        self.value = value
    }

    var description: String {
        String(decoding: bytes.prefix(60), as: UTF8.self)
    }

    static func number(_ text: String) -> AcceptedText {
        AcceptedText(text, .number(JSONNumber(text: text)!))
    }

    static let all: [AcceptedText] = [
        // Structure and whitespace.
        AcceptedText("null", nil),
        AcceptedText("true", true),
        AcceptedText("false", false),
        AcceptedText("[]", []),
        AcceptedText("{}", [:]),
        AcceptedText(" \t\r\n[ \n] \t", []),
        AcceptedText("{ \"a\" : { } }", ["a": [:]]),
        AcceptedText("[1,[2,[3]],{}]", [1, [2, [3]], [:]]),
        AcceptedText("[null,true,false,\"\",0]", [nil, true, false, "", 0]),
        AcceptedText("{\"\":0}", ["": 0]),
        AcceptedText("{\"a\":1,\"A\":2}", ["a": 1, "A": 2]),
        // Canonically equivalent names are two names: NFC and NFD, and the Kelvin sign.
        AcceptedText(
            "{\"\u{E9}\":1,\"e\u{301}\":2,\"K\":3,\"\u{212A}\":4}",
            ["\u{E9}": 1, "e\u{301}": 2, "K": 3, "\u{212A}": 4]),
        // Numbers.
        AcceptedText("0", 0), AcceptedText("-1", -1), AcceptedText("1234567890", 1_234_567_890),
        AcceptedText("9223372036854775807", 9_223_372_036_854_775_807),
        number("-0"), number("1.0"), number("0.5"), number("-0.0e-0"), number("1e3"), number("1E+3"), number("1e-3"),
        number("1e400"), number("-1e-99999999999999999999"), number("9223372036854775808"), number("0e1"),
        number("123456789012345678901234567890.123456789"),
        // Strings.
        AcceptedText("\"\"", ""),
        AcceptedText("\"a\"", "a"),
        AcceptedText(#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{C}\n\r\t"),
        AcceptedText(#""\u0041\u00e9\u00C9\u20ac""#, "A\u{E9}\u{C9}\u{20AC}"),
        AcceptedText(#""\u0000""#, "\u{0}"),
        AcceptedText(#""a\u0000b""#, "a\u{0}b"),
        AcceptedText(#""\ud83e\udd8a""#, "\u{1F98A}"),
        AcceptedText(#""\uD800\uDC00\uDBFF\uDFFF""#, "\u{10000}\u{10FFFF}"),
        AcceptedText(#""\ufffe\uffff""#, "\u{FFFE}\u{FFFF}"),
        AcceptedText(#""\u005c\u0022""#, "\\\""),
        AcceptedText(#""\\u0041""#, "\\u0041"),
        AcceptedText(
            "\"\u{7F}\u{80}\u{7FF}\u{800}\u{FFFF}\u{10000}\u{10FFFF}\"",
            "\u{7F}\u{80}\u{7FF}\u{800}\u{FFFF}\u{10000}\u{10FFFF}"),
        AcceptedText("\"\u{2028}\u{2029}\"", "\u{2028}\u{2029}"),
        AcceptedText("\"Zo\u{EB} \\ud83e\\udd8a \u{1F98A}\"", "Zo\u{EB} \u{1F98A} \u{1F98A}"),
        // A byte order mark is text like any other inside a string.
        AcceptedText("\"\u{FEFF}\"", "\u{FEFF}"),
        AcceptedText(
            "\"" + String(repeating: "x", count: 100_000) + "\"",
            .string(String(repeating: "x", count: 100_000))),
    ]
}
