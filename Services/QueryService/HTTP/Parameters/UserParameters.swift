public import FoundationEssentials
public import QueryReadModels
public import ServiceKit

/// `GET /users/{id}`.
public struct UserParameters: Sendable, Hashable {
    public var id: UUID
    /// nil: now.
    public var moment: UserMoment?
    public var minimumPosition: Int64?

    private static let moments = ["at", "revision", "position"]
    static let names = Set(moments + ["min_position"])

    public init(id: String?, query: String) throws(Problem) {
        var parameters = QueryParameters(query: query, allowed: Self.names)
        let user = parameters.userID(id)
        let time = parameters.timestamp("at")
        let revision = parameters.integer("revision", in: 1...Int64.max)
        let position = parameters.integer("position", in: 0...Int64.max)
        let minimumPosition = parameters.minimumPosition()
        let given = Self.moments.filter { parameters.text($0) != nil }
        for name in given.dropFirst() {
            parameters.refuse(name, "must not be given together with \(given[0])")
        }
        try parameters.finish()
        self.id = user
        self.minimumPosition = minimumPosition
        moment = time.map(UserMoment.time) ?? revision.map(UserMoment.revision) ?? position.map(UserMoment.position)
    }
}
