/// The name of an event as it stands in the log, in webhooks and in filters.
public enum UserEventType: String, Sendable, CaseIterable {
    case created = "USER_CREATED"
    case nameChanged = "USER_NAME_CHANGED"
    case emailChanged = "USER_EMAIL_CHANGED"
    case statusChanged = "USER_STATUS_CHANGED"
    case deleted = "USER_DELETED"
    case restored = "USER_RESTORED"
}
