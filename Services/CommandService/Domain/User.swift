public import UserContract

/// What the events of a user say about it.
public struct User: Sendable, Hashable {
    public var name: String
    public var email: String
    public var status: UserStatus
    /// A BCP 47 language tag.
    public var locale: String
    public var isDeleted: Bool

    public init(name: String, email: String, status: UserStatus, locale: String, isDeleted: Bool = false) {
        self.name = name
        self.email = email
        self.status = status
        self.locale = locale
        self.isDeleted = isDeleted
    }
}
