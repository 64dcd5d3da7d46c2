public import QueryReadModels
public import ServiceKit
internal import UserContract

/// `GET /audit`.
public struct AuditParameters: Sendable, Hashable {
    public var query: AuditQuery
    /// Rows of an export; nil: all of them.
    public var exportLimit: Int64?
    public var minimumPosition: Int64?
    let question: CursorQuestion

    static let names: Set = [
        "actor", "event_type", "user_id", "correlation_id", "from", "to", "limit", "cursor", "min_position",
    ]
    /// Characters of a text that somebody else chose.
    static let textLimit = 1_000

    /// - Parameter isExport: then `limit` may be any number, and without it there is none.
    public init(query text: String, isExport: Bool = false) throws(Problem) {
        var parameters = QueryParameters(query: text, allowed: Self.names)
        query = AuditQuery()
        query.actor = parameters.nonEmptyText("actor", limit: Self.textLimit)
        query.eventType = parameters.choice("event_type")
        query.user = parameters.uuid("user_id")
        query.correlationID = parameters.nonEmptyText("correlation_id", limit: Self.textLimit)
        query.from = parameters.timestamp("from")
        query.to = parameters.timestamp("to")
        question = CursorQuestion(query)
        if isExport {
            exportLimit = parameters.integer("limit", in: 1...Int64.max)
        } else {
            query.limit = parameters.limit()
        }
        query.before = parameters.place(of: question)
        minimumPosition = parameters.minimumPosition()
        try parameters.finish()
    }
}
