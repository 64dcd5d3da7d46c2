public import ServiceKit

/// `GET /stats`.
public struct StatisticsParameters: Sendable, Hashable {
    public var minimumPosition: Int64?

    static let names: Set = ["min_position"]

    public init(query: String) throws(Problem) {
        var parameters = QueryParameters(query: query, allowed: Self.names)
        minimumPosition = parameters.minimumPosition()
        try parameters.finish()
    }
}
