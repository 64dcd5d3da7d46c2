/// Why a command was given: 1 to 500 code points, in the same form as a name.
public struct Reason: Sendable, Hashable {
    public static let limit = 500

    public let text: String

    public init(_ raw: String) throws(TextProblem) {
        let text = try NormalText.normalised(raw)
        guard !text.isEmpty else { throw .empty }
        guard NormalText.length(text) <= Self.limit else { throw .tooManyCharacters(limit: Self.limit) }
        self.text = text
    }
}
