public import ServiceKit

/// `GET /stats`.
public struct StatisticsParameters: Sendable, Hashable {
    public var minimumPosition: Int64?

    public init(query: String) throws(Problem) {
        var parameters = QueryParameters(query: query, allowed: ["min_position"])
        minimumPosition = parameters.minimumPosition()
        try parameters.finish()
    }
}
