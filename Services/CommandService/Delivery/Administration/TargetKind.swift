/// What the scheme of a URL makes of a subscription; it decides which settings have a meaning.
enum TargetKind: Sendable, Hashable, CaseIterable {
    case plainWebhook
    case encryptedWebhook
    case mail

    /// Nil for a URL that can be no target.
    init?(_ url: String) {
        guard let colon = url.firstIndex(of: ":") else { return nil }
        switch url[..<colon].lowercased() {
        case "http": self = .plainWebhook
        case "https": self = .encryptedWebhook
        case "smtp", "smtps": self = .mail
        default: return nil
        }
    }

    var isMail: Bool { self == .mail }
}
