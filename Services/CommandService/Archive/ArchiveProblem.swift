/// Why an archive could not be written, read or loaded: a sentence for the person who asked, without values of users.
public struct ArchiveProblem: Error, Sendable, Hashable, CustomStringConvertible {
    public let description: String

    public init(_ description: String) {
        self.description = description
    }
}
