/// What a client would rather have (RFC 9110, section 12.5.1).
struct AcceptHeader: Sendable {
    private struct Range {
        let type: Substring
        let subtype: Substring
        /// In thousandths.
        let quality: Int

        /// How exactly it names a type; nil when it does not.
        func precision(for mediaType: String) -> Int? {
            let parts = mediaType.split(separator: "/")
            switch (type, subtype) {
            case ("*", "*"): return 0
            case (parts[0], "*"): return 1
            case (parts[0], parts[1]): return 2
            default: return nil
            }
        }
    }

    private let ranges: [Range]

    /// - Parameter values: of the header, however many there are. What is no media range is passed over, and without any
    ///   the client takes everything.
    init(_ values: [String]) {
        ranges = values.flatMap { $0.lowercased().split(separator: ",") }.compactMap(Self.range)
    }

    /// The one that the client likes best, the first of those that it likes as much; nil when it takes none.
    func preferred<Offer: RawRepresentable>(of offers: [Offer]) -> Offer? where Offer.RawValue == String {
        guard !ranges.isEmpty else { return offers.first }
        var best: (offer: Offer, quality: Int)?
        for offer in offers {
            let quality = quality(of: offer.rawValue)
            if quality > best?.quality ?? 0 {
                best = (offer, quality)
            }
        }
        return best?.offer
    }

    /// That of the range which names it most exactly; 0 is "not this one".
    private func quality(of mediaType: String) -> Int {
        let fitting = ranges.compactMap { range in
            range.precision(for: mediaType).map { (precision: $0, quality: range.quality) }
        }
        return fitting.max { ($0.precision, $0.quality) < ($1.precision, $1.quality) }?.quality ?? 0
    }

    private static func range(_ text: Substring) -> Range? {
        let parts = text.split(separator: ";", omittingEmptySubsequences: false).map(trimmed)
        let types = parts[0].split(separator: "/", omittingEmptySubsequences: false)
        guard types.count == 2, !types[0].isEmpty, !types[1].isEmpty, types[0] != "*" || types[1] == "*" else {
            return nil
        }
        var thousandths = 1_000
        // Other parameters tell variants apart that there are none of here.
        for parameter in parts.dropFirst() where parameter.hasPrefix("q=") {
            guard let value = quality(parameter.dropFirst(2)) else { return nil }
            thousandths = value
        }
        return Range(type: types[0], subtype: types[1], quality: thousandths)
    }

    /// 0 to 1 with at most three decimals.
    private static func quality(_ text: Substring) -> Int? {
        let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        let decimals = parts.count == 2 ? parts[1] : ""
        guard parts[0] == "0" || parts[0] == "1", decimals.utf8.count <= 3,
            decimals.utf8.allSatisfy({ (0x30...0x39).contains($0) })
        else { return nil }
        let padded = decimals + String(repeating: "0", count: 3 - decimals.utf8.count)
        let value = (parts[0] == "1" ? 1_000 : 0) + (Int(padded) ?? 0)
        return value <= 1_000 ? value : nil
    }

    private static func trimmed(_ text: Substring) -> Substring {
        let isSpace = { (character: Character) in character == " " || character == "\t" }
        let start = text.drop(while: isSpace)
        return start[..<(start.lastIndex { !isSpace($0) }.map { start.index(after: $0) } ?? start.startIndex)]
    }
}
