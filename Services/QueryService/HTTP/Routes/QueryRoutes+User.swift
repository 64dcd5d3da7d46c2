internal import HTTPTypes
internal import Hummingbird
internal import QueryReadModels
internal import ServiceKit

extension QueryRoutes {
    func addUser(to router: ServiceRouter) {
        router.get("/users/{id}") { request, context in
            try await endpoint.answer(request, context, scope: .usersRead) {
                let parameters = try UserParameters(
                    id: context.parameters.get("id"), query: request.uri.query ?? "")
                return try await user(parameters, request, context)
            }
        }
    }

    private func user(
        _ parameters: UserParameters, _ request: Request, _ context: ServiceContext
    ) async throws -> Response {
        let known = request.headers[values: .ifNoneMatch]
        guard let moment = parameters.moment else {
            return try await endpoint.read(request, context, atLeast: parameters.requiredPosition) {
                try await readModels.user(parameters.id)
            } answer: { snapshot throws(Problem) in
                try UserAnswer.current(snapshot.value, ifNoneMatch: known)
            }
        }
        return try await endpoint.read(request, context, atLeast: parameters.requiredPosition) {
            try await readModels.user(parameters.id, at: moment)
        } answer: { snapshot throws(Problem) in
            try UserAnswer.past(snapshot, at: moment, ifNoneMatch: known)
        }
    }
}

extension UserParameters {
    /// What happened at a position beyond the checkpoint is as unknown as a position that is waited for.
    fileprivate var requiredPosition: Int64? {
        guard case .position(let position) = moment else { return minimumPosition }
        return max(position, minimumPosition ?? 0)
    }
}
