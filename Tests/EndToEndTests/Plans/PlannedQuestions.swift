import FoundationEssentials
import QueryReadModels
import UserContract

/// The questions whose plans are looked at: what lists and the audit can be asked, over a ``TestSupport/LargeDirectory``.
enum PlannedQuestions {
    /// Lists that no trigram helps: at least they go by an index in their order.
    static let shortTexts = ["q", "0a"]

    /// Every order with every filter, now and then, first page and deep; and what is searched for with each of them in
    /// turn.
    static var lists: [DirectoryQuery] {
        var filter = 0
        var lists: [DirectoryQuery] = []
        for (moment, sort) in moments.flatMap({ moment in sorts.map { (moment, $0) } }) {
            for isDeep in [false, true] {
                lists += filters.indices.map { list($0, nil, moment, sort, isDeep: isDeep) }
                for text in texts + shortTexts {
                    filter = (filter + 1) % filters.count
                    lists.append(list(filter, text, moment, sort, isDeep: isDeep))
                }
            }
        }
        return lists
    }

    static var audits: [AuditQuery] {
        var audits = [AuditQuery()]
        func with<Value>(_ values: [Value], _ set: (inout AuditQuery, Value) -> Void) {
            audits = audits.flatMap { audit in
                values.map { value in
                    var audit = audit
                    set(&audit, value)
                    return audit
                }
            }
        }
        with([nil, "importer", "admin", "agent-7", "nobody"]) { $0.actor = $1 }
        with([nil, .created, .deleted, .restored]) { $0.eventType = $1 }
        with([(nil, nil), (busyUser, nil), (nil, "c-1000")]) { ($0.user, $0.correlationID) = $1 }
        with([(nil, nil), ("2021-05-01", nil), (nil, "2021-05-01"), ("2021-05-01", "2021-05-02")]) { audit, span in
            (audit.from, audit.to) = (span.0.map(time), span.1.map(time))
        }
        with([nil, 400_000]) { $0.before = $1 }
        return audits
    }

    static let ofOneUser: [(String, @Sendable (ReadModels) async throws -> Void)] = [
        ("history", { _ = try await $0.history(of: busyUser, after: 700_000, limit: 200) }),
        ("now", { _ = try await $0.user(busyUser) }),
        ("at a time", { _ = try await $0.user(busyUser, at: .time(time("2021-05-01"))) }),
        ("at a position", { _ = try await $0.user(busyUser, at: .position(400_000)) }),
        ("a revision", { _ = try await $0.user(busyUser, at: .revision(5_000)) }),
    ]

    /// Questions that are answered by a long way around without the index.
    static var needed: [(String, DirectoryQuery)] {
        [
            ("users_by_created_at", list(0, nil, nil, DirectorySort(.createdAt), isDeep: false)),
            ("users_by_name", list(0, nil, nil, DirectorySort(.name), isDeep: false)),
            ("users_by_email", list(11, nil, nil, DirectorySort(.createdAt), isDeep: false)),
            ("users_deleted", list(2, "zoë s", nil, DirectorySort(.name), isDeep: false)),
            ("user_names_by_words", list(0, "zzzz", nil, DirectorySort(.name), isDeep: false)),
            ("user_names_by_name", list(0, nil, moments[1], DirectorySort(.name), isDeep: false)),
            ("user_versions_by_valid_from", list(0, nil, moments[1], DirectorySort(.updatedAt), isDeep: false)),
        ]
    }

    /// The user with a version to every 150th event.
    static let busyUser = UUID(text: "00000000-0007-8f14-e45f-ceea167a5a36")!

    private static let filters: [@Sendable (inout DirectoryQuery) -> Void] = [
        { _ in }, { $0.deleted = nil }, { $0.deleted = true }, { $0.status = .suspended }, { $0.status = .active },
        { ($0.status, $0.deleted) = (.deactivated, true) },
        { ($0.createdFrom, $0.createdTo) = (time("2021-05-01"), time("2021-05-02")) },
        { ($0.createdFrom, $0.createdTo) = (time("2020-05-01"), time("2022-05-01")) },
        { ($0.createdTo, $0.status) = (time("2022-05-01"), .suspended) },
        { $0.name = try? UserName("Maria Smith") }, { $0.name = try? UserName("James Smith") },
        { $0.email = try? EmailAddress("james.smith1@example.com") },
    ]

    private static let texts = ["zzzz", "zoë s", "小龍", "hannah", "ann", "smith", "example", "hindsight.t"]
    private static let moments = [nil, time("2021-05-01"), time("2024-01-01")]
    private static let sorts = DirectorySort.Key.allCases.flatMap {
        [DirectorySort($0), DirectorySort($0, descending: true)]
    }

    private static func list(
        _ filter: Int, _ text: String?, _ moment: Timestamp?, _ sort: DirectorySort, isDeep: Bool
    ) -> DirectoryQuery {
        var query = DirectoryQuery()
        filters[filter](&query)
        query.text = text
        query.at = moment
        query.sort = sort
        if isDeep {
            query.after = DirectoryPlace(
                key: [.name, .email].contains(sort.key) ? .text("john") : .time(time("2021-01-01")), user: busyUser,
                moment: nil)
        }
        return query
    }

    private static func time(_ day: String) -> Timestamp {
        Timestamp(rfc3339: day + "T00:00:00Z")!
    }
}
