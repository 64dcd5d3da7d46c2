import Testing
import UserContract

/// A text that programs have stumbled over, and what a name and a reason make of it.
struct NaughtyText: Sendable, CustomTestStringConvertible {
    let what: String
    let text: String
    let outcome: Result<String, TextProblem>

    var testDescription: String { what }

    private static func taken(_ what: String, _ text: String, as stored: String? = nil) -> NaughtyText {
        NaughtyText(what: what, text: text, outcome: .success(stored ?? text))
    }

    private static func refused(_ what: String, _ text: String, _ problem: TextProblem) -> NaughtyText {
        NaughtyText(what: what, text: text, outcome: .failure(problem))
    }

    private static func scalar(_ value: UInt32) -> String {
        Unicode.Scalar(value).map { String($0) } ?? ""
    }

    /// One text for each, within other text and at its end.
    private static func each(
        _ what: String, _ values: some Sequence<UInt32>, _ problem: TextProblem, alsoAtTheEnd: Bool
    ) -> [NaughtyText] {
        values.flatMap { value -> [NaughtyText] in
            let name = "\(what) U+" + String(value, radix: 16, uppercase: true)
            let within = refused("\(name) within", "a\(scalar(value))b", problem)
            return alsoAtTheEnd ? [within, refused("\(name) at the end", "a\(scalar(value))", problem)] : [within]
        }
    }

    static let all: [NaughtyText] =
        each("the control", (0...0x1f).map { $0 } + (0x7f...0x9f).map { $0 }, .controlCharacter, alsoAtTheEnd: false)
        + each("the separator", [0x2028, 0x2029], .controlCharacter, alsoAtTheEnd: false)
        + each("the override", [0x202a, 0x202b, 0x202c, 0x202d, 0x202e], .bidirectionalOverride, alsoAtTheEnd: true)
        + each("the isolate", [0x2066, 0x2067, 0x2068, 0x2069], .bidirectionalOverride, alsoAtTheEnd: true)
        + each("the noncharacter", 0xfdd0...0xfdef, .noncharacter, alsoAtTheEnd: true)
        + each(
            "the noncharacter", (0...16).flatMap { [$0 << 16 | 0xfffe, $0 << 16 | 0xffff] }, .noncharacter,
            alsoAtTheEnd: true)
        + trimmed + legal

    private static let trimmed = [
        taken("line breaks around", "\r\nSarah\n\n", as: "Sarah"),
        taken(
            "every white space around", "\t\u{b}\u{c}\u{85}\u{2028}Sarah\u{2029}\u{1680}\u{202f}\u{205f}", as: "Sarah"),
        taken("white space within", "Sarah \u{a0}\u{3000} Connor"),
        refused("a line break within", "Sarah\r\nConnor", .controlCharacter),
        refused("a control that is no white space at the end", "Sarah\u{0}", .controlCharacter),
        refused("nothing but white space", "\u{85}\u{2028}\u{3000}\t", .empty),
        taken("zero width is no white space", "\u{200b}Sarah\u{feff}"),
        taken("nothing but zero width", "\u{200b}"),
        taken("the vowel separator is no white space any more", "\u{180e}"),
    ]

    private static let legal = [
        taken("joiners and soft hyphens", "नी\u{200d}ल\u{200c}म co\u{ad}op \u{2060}"),
        taken("Hebrew with marks of direction", "\u{200f}מרים (כהן)\u{200e}"),
        taken("Arabic with its own mark", "\u{61c}محمد علي 3"),
        taken("a family of emoji", "👩‍👩‍👧‍👦"),
        taken("flags, keycaps and skin", "🇨🇭 1️⃣ 👍🏽"),
        taken("private use and unassigned", "\u{e000}\u{f8ff}\u{10fffd}\u{378}"),
        taken("tags of a language", "a\u{e0001}\u{e0065}"),
        taken("the replacement character", "\u{fffd}"),
        taken("code", "Robert'); DROP TABLE events;-- <b>{{7*7}}</b> ${x} %s \\u0000"),
        taken("composed from pieces", "Ame\u{301}lie \u{1112}\u{1161}\u{11ab}", as: "Am\u{e9}lie \u{d55c}"),
        taken("marks in canonical order", "a\u{301}\u{323}", as: "\u{1ea1}\u{301}"),
        taken("compatibility characters stay", "\u{fb01} \u{ff21} \u{2460} \u{1d54a}"),
        taken("singletons", "\u{212b} \u{2126} \u{212a}", as: "\u{c5} \u{3a9} K"),
        taken("marks upon marks", "x" + String(repeating: "\u{302}", count: 100)),
    ]
}
