/// What is wrong with a JSON text and where. Says nothing of the text's content, so it may be logged and answered.
public struct JSONSyntaxError: Error, Sendable, Hashable, CustomStringConvertible {
    /// Bytes from the start of the text.
    public let offset: Int

    public let problem: String

    public var description: String {
        "\(problem) at byte \(offset)"
    }
}
