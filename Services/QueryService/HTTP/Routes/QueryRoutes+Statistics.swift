internal import Hummingbird
internal import QueryReadModels
internal import ServiceKit

extension QueryRoutes {
    func addStatistics(to router: ServiceRouter) {
        router.get("/stats") { request, context in
            try await endpoint.answer(request, context, scope: .usersRead) {
                let parameters = try StatisticsParameters(query: request.uri.query ?? "")
                return try await endpoint.read(request, context, atLeast: parameters.minimumPosition) {
                    try await readModels.statistics()
                } answer: { snapshot in
                    StatisticsAnswer.response(snapshot.value)
                }
            }
        }
    }
}
