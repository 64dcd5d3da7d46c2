/// A language tag (BCP 47, RFC 5646) that is well-formed, in the recommended letter case: `en`, `de-CH`, `zh-Hant-TW`.
///
/// Well-formed, not valid: the registry of subtags grows, and a tag newer than this program is not wrong.
public struct LocaleTag: Sendable, Hashable {
    public static let limit = 100
    public static let `default` = LocaleTag(canonical: "en")

    public let text: String

    public init(_ raw: String) throws(TextProblem) {
        let text = try NormalText.normalised(raw, upTo: Self.limit)
        var grammar = LanguageTagGrammar(text)
        guard grammar.accepts() else { throw .languageTag }
        self.text = Self.canonicalCase(text)
    }

    private init(canonical: String) {
        text = canonical
    }

    /// RFC 5646 section 2.1.1: lower case; but two letters upper case and four letters in title case, unless they stand
    /// first or behind a singleton.
    private static func canonicalCase(_ text: String) -> String {
        var isPlain = true
        let subtags = text.lowercased().split(separator: "-").map { subtag -> String in
            defer { isPlain = subtag.utf8.count == 1 }
            if isPlain { return String(subtag) }
            return switch subtag.utf8.count {
            case 2: subtag.uppercased()
            case 4: subtag.prefix(1).uppercased() + subtag.dropFirst()
            default: String(subtag)
            }
        }
        return subtags.joined(separator: "-")
    }
}
