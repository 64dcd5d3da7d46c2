internal import Hummingbird
internal import QueryReadModels
internal import ServiceKit

extension QueryRoutes {
    func addDirectory(to router: ServiceRouter) {
        router.get("/users") { request, context in
            try await endpoint.answer(request, context, scope: .usersRead) {
                let parameters = try DirectoryParameters(query: request.uri.query ?? "")
                return try await endpoint.read(request, context, atLeast: parameters.minimumPosition) {
                    try await readModels.users(parameters.query)
                } answer: { snapshot in
                    ListAnswer.page(
                        snapshot.value, question: parameters.question, path: "/users", query: request.uri.query)
                }
            }
        }
    }
}
