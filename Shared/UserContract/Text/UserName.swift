/// A user's name: trimmed, in NFC, 1 to 200 code points, without control characters, direction overrides and noncharacters.
public struct UserName: Sendable, Hashable {
    public static let limit = 200

    public let text: String

    public init(_ raw: String) throws(TextProblem) {
        text = try NormalText.normalised(raw, upTo: Self.limit)
    }
}
