/// `USER_STATUS_CHANGED`
public struct UserStatusChanged: Sendable, Hashable {
    public var status: UserStatus
    public var previousStatus: UserStatus
    public var reason: String

    public init(status: UserStatus, previousStatus: UserStatus, reason: String) {
        self.status = status
        self.previousStatus = previousStatus
        self.reason = reason
    }
}
