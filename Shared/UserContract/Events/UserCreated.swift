/// `USER_CREATED`, by version of its payload.
public enum UserCreated {
    /// Before users had a locale. Still in old logs, and in webhooks of subscriptions that ask for it.
    public struct V1: Sendable, Hashable {
        public var name: String
        public var email: String
        public var status: UserStatus

        public init(name: String, email: String, status: UserStatus) {
            self.name = name
            self.email = email
            self.status = status
        }

        /// What was meant when nobody could say: English.
        public var upcast: V2 { V2(name: name, email: email, status: status, locale: LocaleTag.default.text) }
    }

    public struct V2: Sendable, Hashable {
        public var name: String
        public var email: String
        public var status: UserStatus
        /// A BCP 47 language tag.
        public var locale: String

        public init(name: String, email: String, status: UserStatus, locale: String) {
            self.name = name
            self.email = email
            self.status = status
            self.locale = locale
        }

        public var downcast: V1 { V1(name: name, email: email, status: status) }
    }
}
