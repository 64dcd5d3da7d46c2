/// The grammar of `Language-Tag` in RFC 5646 section 2.1, subtag by subtag.
struct LanguageTagGrammar {
    private let subtags: [Substring.UTF8View]
    private let isIrregular: Bool
    private var index = 0

    init(_ text: String) {
        subtags = text.split(separator: "-", omittingEmptySubsequences: false).map(\.utf8)
        isIrregular = irregularTags.contains(text.lowercased())
    }

    mutating func accepts() -> Bool {
        if isIrregular { return true }
        if !takePrivateUse() {
            guard takeLanguage() else { return false }
            _ = take { $0.count == 4 && $0.allSatisfy(isLetter) }
            _ = take { ($0.count == 2 && $0.allSatisfy(isLetter)) || ($0.count == 3 && $0.allSatisfy(isDigit)) }
            while take(isVariant) {}
            while takeExtension() {}
            _ = takePrivateUse()
        }
        return index == subtags.count
    }

    /// Two or three letters and up to three extensions of three, or four to eight letters alone.
    private mutating func takeLanguage() -> Bool {
        if take({ (2...3).contains($0.count) && $0.allSatisfy(isLetter) }) {
            for _ in 0..<3 where take({ $0.count == 3 && $0.allSatisfy(isLetter) }) {}
            return true
        }
        return take { (4...8).contains($0.count) && $0.allSatisfy(isLetter) }
    }

    /// A singleton and what it introduces, of which there must be something.
    private mutating func takeExtension() -> Bool {
        takeIntroduced(by: { $0.count == 1 && $0.allSatisfy(isAlphanumeric) && !isX($0) }, lengths: 2...8)
    }

    private mutating func takePrivateUse() -> Bool {
        takeIntroduced(by: isX, lengths: 1...8)
    }

    private mutating func takeIntroduced(
        by isSingleton: (Substring.UTF8View) -> Bool, lengths: ClosedRange<Int>
    ) -> Bool {
        let start = index
        guard take(isSingleton) else { return false }
        while take({ lengths.contains($0.count) && $0.allSatisfy(isAlphanumeric) }) {}
        if index == start + 1 { index = start }
        return index > start
    }

    private mutating func take(_ matches: (Substring.UTF8View) -> Bool) -> Bool {
        guard index < subtags.count, matches(subtags[index]) else { return false }
        index += 1
        return true
    }
}

private func isVariant(_ subtag: Substring.UTF8View) -> Bool {
    guard subtag.allSatisfy(isAlphanumeric) else { return false }
    return (5...8).contains(subtag.count) || (subtag.count == 4 && subtag.first.map(isDigit) == true)
}

private func isX(_ subtag: Substring.UTF8View) -> Bool {
    subtag.elementsEqual([UInt8(ascii: "x")]) || subtag.elementsEqual([UInt8(ascii: "X")])
}

private func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
}

private func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
}

private func isAlphanumeric(_ byte: UInt8) -> Bool {
    isLetter(byte) || isDigit(byte)
}

/// The tags that were registered before the grammar and do not fit it. The list is closed.
private let irregularTags: Set<String> = [
    "en-gb-oed", "i-ami", "i-bnn", "i-default", "i-enochian", "i-hak", "i-klingon", "i-lux", "i-mingo", "i-navajo",
    "i-pwn", "i-tao", "i-tay", "i-tsu", "sgn-be-fr", "sgn-be-nl", "sgn-ch-de",
]
