/// A user's name: trimmed, in NFC, 1 to 200 code points, without control characters, direction overrides and noncharacters.
public struct UserName: Sendable, Hashable {
    public static let limit = 200

    public let text: String

    public init(_ raw: String) throws(TextProblem) {
        let text = try NormalText.normalised(raw)
        guard !text.isEmpty else { throw .empty }
        guard NormalText.length(text) <= Self.limit else { throw .tooManyCharacters(limit: Self.limit) }
        self.text = text
    }
}
