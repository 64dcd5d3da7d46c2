internal import JSON
internal import ServiceKit

extension OpenAPIOperation {
    static let statistics = [
        OpenAPIOperation(
            method: .get, path: "/stats", id: "getStatistics", tag: .statistics,
            summary: "Users by status, created and deleted by day, events by type", scope: .usersRead,
            parameters: [.minimumPosition.with(examples: ["story": 6]), .prefer],
            responses: [
                OpenAPIResponse(
                    200, "The counts.", headers: OpenAPIResponse.readHeaders,
                    schema: OpenAPISchemas.reference("Statistics"), examples: ["story": OpenAPIStory.statistics]),
                .invalidParameters, .notYetConsistent,
            ])
    ]
}
