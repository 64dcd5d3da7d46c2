internal import Crypto
internal import FoundationEssentials
internal import QueryReadModels
internal import ServiceKit
internal import UserContract

/// What a list is asked for, apart from the page: a short hash of it. Cursors of one question do not fit another.
struct CursorQuestion: Sendable, Hashable {
    let hash: String

    init(_ query: DirectoryQuery) {
        self.init([
            "users", query.email?.normalForm, query.name?.text, query.status?.rawValue, query.text,
            query.deleted.map { String($0) }, query.createdFrom?.rfc3339, query.createdTo?.rfc3339, query.at?.rfc3339,
            query.sort.text,
        ])
    }

    init(_ query: AuditQuery) {
        self.init([
            "audit", query.actor, query.eventType?.rawValue, query.user?.text, query.correlationID,
            query.from?.rfc3339, query.to?.rfc3339,
        ])
    }

    /// What the last comparison found; it is not filtered.
    static let differences = CursorQuestion(["differences"])

    init(historyOf user: UUID) {
        self.init(["history", user.text])
    }

    /// Each part with its length before it, so that no two lists of parts read the same.
    private init(_ parts: [String?]) {
        let text = parts.map { $0.map { "\($0.utf8.count):\($0)" } ?? "-" }.joined()
        hash = Base64URL.encode(SHA256.hash(data: Array(text.utf8)).prefix(9))
    }
}
