internal import Hummingbird
internal import QueryReadModels
internal import ServiceKit

extension QueryRoutes {
    func addAudit(to router: ServiceRouter) {
        router.get("/audit") { request, context in
            try await endpoint.answer(request, context, scope: .auditRead) {
                let parameters = try AuditParameters(query: request.uri.query ?? "")
                return try await endpoint.read(request, atLeast: parameters.minimumPosition) {
                    try await readModels.audit(parameters.query)
                } answer: { snapshot in
                    ListAnswer.page(
                        AuditPage.page(snapshot.value, limit: parameters.query.limit), question: parameters.question,
                        path: "/audit", query: request.uri.query)
                }
            }
        }
    }
}
