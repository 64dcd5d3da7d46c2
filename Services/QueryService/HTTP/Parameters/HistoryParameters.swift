public import FoundationEssentials
public import ServiceKit

/// `GET /users/{id}/history`.
public struct HistoryParameters: Sendable, Hashable {
    public var id: UUID
    public var limit: Int
    /// Position of the last entry of the page before.
    public var after: Int64?
    public var minimumPosition: Int64?
    let question: CursorQuestion

    static let names: Set = ["limit", "cursor", "min_position"]

    public init(id: String?, query: String) throws(Problem) {
        var parameters = QueryParameters(query: query, allowed: Self.names)
        self.id = parameters.userID(id)
        question = CursorQuestion(historyOf: self.id)
        limit = parameters.limit()
        after = parameters.place(of: question)
        minimumPosition = parameters.minimumPosition()
        try parameters.finish()
    }
}
