/// The configuration is wrong: exit 78 (`EX_CONFIG`) with this one line, which says what to mend.
public struct ConfigurationProblem: Error, Sendable, CustomStringConvertible {
    public let description: String

    public init(_ description: String) {
        self.description = description
    }
}
