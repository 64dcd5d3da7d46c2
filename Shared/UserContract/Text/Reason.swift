/// Why a command was given: 1 to 500 code points, in the same form as a name.
public struct Reason: Sendable, Hashable {
    public static let limit = 500

    public let text: String

    public init(_ raw: String) throws(TextProblem) {
        text = try NormalText.normalised(raw, upTo: Self.limit)
    }
}
