internal import HTTPTypes
internal import Hummingbird
internal import JSON
internal import Logging
internal import QueryReadModels
internal import ServiceKit
internal import UserContract

extension ProjectionRoutes {
    /// Bytes that an order may have.
    private static let bodyLimit = 1024

    func addBuilds(to router: ServiceRouter) {
        router.post("/projections/rebuild") { request, context in
            try await begin(request, context) { body in
                try BuildOrder.expectNothing(body)
                return .rebuild
            }
        }
        router.on("/projections/rebuild", .delete) { request, context in
            try await change(request, context) { subject in
                let build = try await builds.cancel()
                context.logger.notice("A build was cancelled.", metadata: Self.metadata(build, by: subject))
                return Self.answer(BuildDocument.value(build))
            }
        }
        router.post("/projections/verify") { request, context in
            try await begin(request, context) { body in try BuildOrder.kind(body) }
        }
        router.post("/projections/rollback") { request, context in
            try await begin(request, context) { body in
                try BuildOrder.expectNothing(body)
                return .rollback
            }
        }
    }

    private func begin(
        _ request: Request, _ context: ServiceContext, kind: (_ body: [UInt8]) throws -> BuildKind
    ) async throws -> Response {
        try await change(request, context) { subject in
            let kind = try kind(try await request.bodyBytes(upTo: Self.bodyLimit, for: context))
            guard canReplay else { throw Problem.replayNotConfigured }
            let build = try await builds.request(kind, by: subject)
            context.logger.notice("A build was asked for.", metadata: Self.metadata(build, by: subject))
            return Self.answer(
                BuildDocument.value(build), status: .accepted, headers: [.location: Self.path])
        }
    }

    /// 401, 403, 400, then `body`, whose refusals become problems.
    private func change(
        _ request: Request, _ context: ServiceContext, _ body: (_ subject: String) async throws -> Response
    ) async throws -> Response {
        try await endpoint.answer(request, context, scope: .eventsReplay) {
            try QueryParameters(request, allowed: []).finish()
            do {
                return try await body(try await endpoint.tokens.principal(of: request).subject)
            } catch let refusal as BuildRefusal {
                if case .store(let error) = refusal { throw error }
                throw Problem(refusal)
            }
        }
    }

    private static func metadata(_ build: Build, by subject: String) -> Logger.Metadata {
        ["build": "\(build.id.text)", "kind": "\(build.kind.rawValue)", "actor": "\(subject)"]
    }
}
