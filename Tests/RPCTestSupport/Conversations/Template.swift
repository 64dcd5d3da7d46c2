/// A body with gaps: what is written out, and what differs each time.
struct Template: Sendable {
    enum Piece: Sendable, Equatable {
        case literal([UInt8])
        case uuid(name: String?)
        case time(name: String?)
        case new(name: String)
        case kept(name: String)
        case position(Int64)
        case ip
        case any
    }

    private(set) var pieces: [Piece] = []

    init() {}

    init(_ text: some StringProtocol) throws(ConversationProblem) {
        var rest = Substring(text)
        while let brace = rest.firstIndex(of: "{") {
            append(rest[..<brace])
            rest = rest[brace...]
            if let (piece, end) = try Self.gap(at: rest) {
                append(piece)
                rest = rest[end...]
            } else {
                append("{")
                rest = rest.dropFirst()
            }
        }
        append(rest)
    }

    var isEmpty: Bool { pieces.isEmpty }

    /// The gap that begins here, nil when it is only a brace.
    private static func gap(at text: Substring) throws(ConversationProblem) -> (Piece, Substring.Index)? {
        if let repetition = Self.repetition(at: text) {
            return repetition
        }
        guard let close = text.firstIndex(of: "}") else {
            return nil
        }
        let words = text[..<close].dropFirst().split(separator: " ", omittingEmptySubsequences: false).map(String.init)
        let areWords = words.allSatisfy { word in
            !word.isEmpty
                && word.utf8.allSatisfy { (0x61...0x7a).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2b }
        }
        guard areWords, let piece = try Self.piece(words) else {
            return nil
        }
        return (piece, text.index(after: close))
    }

    private static func piece(_ words: [String]) throws(ConversationProblem) -> Piece? {
        switch (words[0], words.count) {
        case ("uuid", 1...2): return .uuid(name: words.count == 2 ? words[1] : nil)
        case ("time", 1...2): return .time(name: words.count == 2 ? words[1] : nil)
        case ("new", 2): return .new(name: words[1])
        case ("hex", 2): return .literal(try bytes(hexadecimal: words[1]))
        case ("any", 1): return .any
        case ("ip", 1): return .ip
        case (let word, 1) where word.hasPrefix("log+"):
            guard let offset = Int64(word.dropFirst(4)) else { throw ConversationProblem("no position: \(word)") }
            return .position(offset)
        case (let word, 1): return .kept(name: word)
        default: throw ConversationProblem("no gap: \(words.joined(separator: " "))")
        }
    }

    /// `{3*'text'}`
    private static func repetition(at text: Substring) -> (Piece, Substring.Index)? {
        let digits = text.dropFirst().prefix { $0.isASCII && $0.isNumber }
        guard let count = Int(digits), text[digits.endIndex...].hasPrefix("*'") else {
            return nil
        }
        let start = text.index(digits.endIndex, offsetBy: 2)
        var end = start
        while end < text.endIndex, !text[end...].hasPrefix("'}") {
            end = text.index(after: end)
        }
        guard end < text.endIndex else {
            return nil
        }
        let bytes = Array(repeating: Array(text[start..<end].utf8), count: count).flatMap(\.self)
        return (.literal(bytes), text.index(end, offsetBy: 2))
    }

    private static func bytes(hexadecimal digits: String) throws(ConversationProblem) -> [UInt8] {
        guard digits.utf8.count.isMultiple(of: 2) else { throw ConversationProblem("no bytes: \(digits)") }
        var bytes: [UInt8] = []
        var rest = Substring(digits)
        while !rest.isEmpty {
            guard let byte = UInt8(rest.prefix(2), radix: 16) else { throw ConversationProblem("no bytes: \(digits)") }
            bytes.append(byte)
            rest = rest.dropFirst(2)
        }
        return bytes
    }

    private mutating func append(_ text: some StringProtocol) {
        append(.literal(Array(text.utf8)))
    }

    private mutating func append(_ piece: Piece) {
        guard case .literal(let new) = piece else {
            pieces.append(piece)
            return
        }
        guard !new.isEmpty else {
            return
        }
        if case .literal(let bytes) = pieces.last {
            pieces[pieces.count - 1] = .literal(bytes + new)
        } else {
            pieces.append(piece)
        }
    }
}
