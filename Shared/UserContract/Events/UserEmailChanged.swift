/// `USER_EMAIL_CHANGED`
public struct UserEmailChanged: Sendable, Hashable {
    public var email: String
    public var previousEmail: String

    public init(email: String, previousEmail: String) {
        self.email = email
        self.previousEmail = previousEmail
    }
}
