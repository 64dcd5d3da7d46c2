public import QueryReadModels
public import ServiceKit
internal import UserContract

/// `GET /users`.
public struct DirectoryParameters: Sendable, Hashable {
    public var query: DirectoryQuery
    public var minimumPosition: Int64?
    let question: CursorQuestion

    static let names: Set = [
        "email", "name", "status", "q", "deleted", "created_from", "created_to", "at", "sort", "limit", "cursor",
        "min_position",
    ]
    /// Characters of `q`: what is longer is no part of a name or an e-mail.
    static let searchLimit = EmailAddress.limit

    public init(query text: String) throws(Problem) {
        var parameters = QueryParameters(query: text, allowed: Self.names)
        query = Self.filters(from: &parameters)
        question = CursorQuestion(query)
        query.limit = parameters.limit()
        query.after = parameters.place(of: question)
        minimumPosition = parameters.minimumPosition()
        try parameters.finish()
    }

    private static func filters(from parameters: inout QueryParameters) -> DirectoryQuery {
        var query = DirectoryQuery()
        query.email = text("email", in: &parameters, EmailAddress.init)
        query.name = text("name", in: &parameters, UserName.init)
        query.status = parameters.choice("status")
        query.text = parameters.nonEmptyText("q", limit: searchLimit)
        if let choice = parameters.choice("deleted", of: DeletedChoice.self) {
            query.deleted = choice.wanted
        }
        query.createdFrom = parameters.timestamp("created_from")
        query.createdTo = parameters.timestamp("created_to")
        query.at = parameters.timestamp("at")
        let orders = DirectorySort.Key.allCases.map(\.rawValue).joined(separator: ", ")
        if let sort = parameters.value(
            "sort", "must be one of \(orders), with - before it for descending", parse: DirectorySort.init(text:))
        {
            query.sort = sort
        }
        return query
    }

    private static func text<Value>(
        _ name: String, in parameters: inout QueryParameters, _ make: (String) throws(TextProblem) -> Value
    ) -> Value? {
        guard let text = parameters.text(name) else { return nil }
        do {
            return try make(text)
        } catch {
            parameters.refuse(name, "\(error)")
            return nil
        }
    }
}
