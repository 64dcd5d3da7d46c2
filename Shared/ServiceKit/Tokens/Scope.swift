/// What a token may allow: every scope of both services.
public enum Scope: String, Sendable, Hashable, CaseIterable {
    case usersWrite = "users:write"
    case usersRead = "users:read"
    case auditRead = "audit:read"
    case eventsRead = "events:read"
    case eventsReplay = "events:replay"
    case deliveryAdmin = "delivery:admin"
}
