internal import Hummingbird
internal import QueryReadModels
internal import ServiceKit
internal import UserContract

extension QueryRoutes {
    func addHistory(to router: ServiceRouter) {
        router.get("/users/{id}/history") { request, context in
            try await endpoint.answer(request, context, scope: .auditRead) {
                let parameters = try HistoryParameters(
                    id: context.parameters.get("id"), query: request.uri.query ?? "")
                return try await endpoint.read(request, context, atLeast: parameters.minimumPosition) {
                    try await readModels.history(
                        of: parameters.id, after: parameters.after, limit: parameters.limit)
                } answer: { snapshot throws(Problem) in
                    guard snapshot.value.userExists else { throw .notFound("There is no user of this id.") }
                    return ListAnswer.page(
                        snapshot.value.page, question: parameters.question,
                        path: "/users/\(parameters.id.text)/history", query: request.uri.query)
                }
            }
        }
    }
}
