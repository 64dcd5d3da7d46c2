/// `USER_NAME_CHANGED`
public struct UserNameChanged: Sendable, Hashable {
    public var name: String
    public var previousName: String

    public init(name: String, previousName: String) {
        self.name = name
        self.previousName = previousName
    }
}
