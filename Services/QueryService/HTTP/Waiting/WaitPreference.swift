/// `Prefer: wait=S` (RFC 7240, section 4.3): how long the client would rather wait than be told "not yet".
struct WaitPreference: Hashable {
    static let limit = 30

    /// At most ``limit``; a longer wait counts as that.
    let seconds: Int

    /// The first `wait` in the header's values. Other preferences, and a wait that is no number, are ignored, as the RFC
    /// demands.
    init?(_ values: [String]) {
        for preference in values.flatMap({ $0.split(separator: ",") }) {
            let pair = preference.prefix { $0 != ";" }
                .split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard Self.trimmed(pair[0]).lowercased() == "wait" else { continue }
            guard pair.count == 2, let seconds = Self.seconds(Self.trimmed(pair[1])) else { return nil }
            self.seconds = seconds
            return
        }
        return nil
    }

    /// The value of `Preference-Applied`.
    var applied: String { "wait=\(seconds)" }

    private static func seconds(_ text: Substring) -> Int? {
        let isQuoted = text.count >= 2 && text.first == "\"" && text.last == "\""
        let digits = isQuoted ? text.dropFirst().dropLast() : text
        guard !digits.isEmpty, digits.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else {
            return nil
        }
        // Too many digits for an integer are a long wait.
        return min(Int(digits) ?? limit, limit)
    }

    private static func trimmed(_ text: Substring) -> Substring {
        let start = text.drop { $0 == " " || $0 == "\t" }
        return start[
            ..<(start.lastIndex { $0 != " " && $0 != "\t" }.map { start.index(after: $0) } ?? start.startIndex)]
    }
}
