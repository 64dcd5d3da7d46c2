/// The command line is wrong: exit 64 (`EX_USAGE`) with this one line, which says what to mend.
public struct UsageProblem: Error, Sendable, CustomStringConvertible {
    public let description: String

    public init(_ description: String) {
        self.description = description
    }
}
