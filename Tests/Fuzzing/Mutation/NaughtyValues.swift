import JSON

/// Values that programs have stumbled over.
enum NaughtyValues {
    private static let numbers = [
        "0", "-0", "-1", "1", "1.0", "1.5", "1e3", "1E+400", "-1e-400", "0.1e1", "9223372036854775807",
        "-9223372036854775808", "9223372036854775808", "18446744073709551616", "1e999999999999999999999",
        "99999999999999999999999999999999999999999999", "0.00000000000000000000000000000001", "1000", "1001", "2e0",
    ]

    private static let texts = [
        "", " ", "\u{0}", "a\u{0}b", "a\nb", "a\r\nb", "\u{85}", "\u{2028}", "\u{202E}cba", "\u{2066}", "\u{FEFF}",
        "\u{FFFE}", "\u{1FFFF}", "\u{10FFFF}", "e\u{301}", "\u{212B}", "\u{FB01}", "\u{1112}\u{1161}\u{11AB}",
        "👩‍👩‍👧", "🇨🇭", "İ@example.com", "ẞ@example.com", "ſ", "a@b@c.d", "a@b..c", "@", "a@b.c", "A@B.C", "null",
        "true", "2.0", "rpc.discover", "user.create", "events.read", "019cf2a1-7c2e-7b1a-9d3f-2a6c1e5b8f04",
        "00000000-0000-0000-0000-000000000000", "2016-12-31T23:59:60Z", "9999-12-31T23:59:59.999999999+23:59",
        "0000-01-01T00:00:00Z", "-2026-01-01T00:00:00Z", "active", "gone", "en-x", "'; drop table events; --", "%s%n",
        "../../etc/passwd", "<script>", "${jndi:ldap://x}", "=1+1",
    ]

    private static let names = [
        "id", "jsonrpc", "method", "params", "name", "email", "user_id", "status", "locale", "reason", "command_id",
        "expected_revision", "correlation_id", "dry_run", "at", "at_revision", "aggregate_id", "after_position", "from",
        "to", "event_types", "limit", "", "Name", "user\u{0}id", "\u{212A}", "constructor", "__proto__",
    ]

    static func name(_ random: inout SplitMix64) -> String {
        random.once(in: 8) ? text(&random) : names.randomElement(using: &random) ?? ""
    }

    static func number(_ random: inout SplitMix64) -> JSONValue {
        .number(JSONNumber(text: numbers.randomElement(using: &random) ?? "0") ?? JSONNumber(0))
    }

    static func text(_ random: inout SplitMix64) -> String {
        let text = texts.randomElement(using: &random) ?? ""
        guard random.once(in: 10) else {
            return text
        }
        let lengths = [2, 100, 199, 200, 201, 254, 255, 500, 501, 5_000]
        return repeated(text, lengths.randomElement(using: &random) ?? 2)
    }

    static func any(_ random: inout SplitMix64) -> JSONValue {
        switch Int.random(in: 0..<10, using: &random) {
        case 0: .null
        case 1: .bool(random.once(in: 2))
        case 2: [:]
        case 3: []
        case 4: .array((0..<3).map { _ in .string(text(&random)) })
        case 5, 6: number(&random)
        default: .string(text(&random))
        }
    }

    /// Code points put in, taken out, doubled or swapped, the letter case changed.
    static func changed(_ text: String, _ random: inout SplitMix64) -> String {
        var scalars = Array(text.unicodeScalars)
        let index = Int.random(in: 0...scalars.count, using: &random)
        switch Int.random(in: 0..<6, using: &random) {
        case 0: scalars.insert(contentsOf: self.text(&random).unicodeScalars, at: index)
        case 1 where index < scalars.count: scalars.remove(at: index)
        case 2 where index < scalars.count: scalars.insert(scalars[index], at: index)
        case 3: return text.uppercased()
        case 4: return repeated(text, Int.random(in: 0...20, using: &random))
        default:
            let scalar = Unicode.Scalar(UInt32.random(in: 0...0x10_FFFF, using: &random)) ?? "\u{FFFD}"
            scalars.insert(scalar, at: index)
        }
        return String(String.UnicodeScalarView(scalars))
    }

    /// Never so long that making requests takes longer than answering them.
    private static func repeated(_ text: String, _ count: Int) -> String {
        String(repeating: text, count: min(count, max(1, 10_000 / max(1, text.utf8.count))))
    }
}
