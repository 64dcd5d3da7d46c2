internal import HTTPTypes
internal import Hummingbird
internal import QueryReadModels
internal import ServiceKit

extension QueryRoutes {
    func addAudit(to router: ServiceRouter) {
        router.get("/audit") { request, context in
            try await endpoint.answer(request, context, scope: .auditRead) {
                let format = AuditFormat(accept: request.headers[values: .accept])
                let parameters = try AuditParameters(
                    query: request.uri.query ?? "", isExport: format?.isExport ?? false)
                guard let format else { throw Problem.notAcceptable(AuditFormat.allCases.map(\.rawValue)) }
                return format.isExport
                    ? try await export(parameters, as: format, request, context)
                    : try await page(parameters, request, context)
            }
        }
    }

    private func page(
        _ parameters: AuditParameters, _ request: Request, _ context: ServiceContext
    ) async throws -> Response {
        var response = try await endpoint.read(request, context, atLeast: parameters.minimumPosition) {
            try await readModels.audit(parameters.query)
        } answer: { snapshot in
            ListAnswer.page(
                AuditPage.page(snapshot.value, limit: parameters.query.limit), question: parameters.question,
                path: "/audit", query: request.uri.query)
        }
        response.headers[.vary] = "Accept"
        return response
    }

    private func export(
        _ parameters: AuditParameters, as format: AuditFormat, _ request: Request, _ context: ServiceContext
    ) async throws -> Response {
        let export = AuditExport(
            readModels: readModels, format: format, query: parameters.query, limit: parameters.exportLimit)
        return try await endpoint.read(request, context, atLeast: parameters.minimumPosition) {
            try await export.firstSlice()
        } answer: { snapshot in
            export.response(snapshot.value, logger: context.logger)
        }
    }
}
