/// The order of a list of users. Names and e-mails sort by code point of their lower-case form; equal keys by id.
public struct DirectorySort: Sendable, Hashable {
    public enum Key: String, Sendable, CaseIterable {
        case createdAt = "created_at"
        case name
        case email
        case updatedAt = "updated_at"
    }

    public var key: Key
    public var descending: Bool

    public init(_ key: Key, descending: Bool = false) {
        self.key = key
        self.descending = descending
    }
}
