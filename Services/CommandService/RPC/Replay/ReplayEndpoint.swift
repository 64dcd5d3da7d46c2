public import CommandDelivery
import FoundationEssentials
import HTTPTypes
import Hummingbird
import Logging
public import ServiceKit
import UserContract

/// `/webhooks/replay` and `/webhooks/replays`: events of the past once more, as in section 1 of the contract.
public struct ReplayEndpoint: Sendable {
    private static let path = "/webhooks/replays"
    private static let mediaTypes = ["application/json"]
    private static let limits: ClosedRange<Int64> = 1...1_000
    private static let defaultLimit: Int64 = 100

    private let replays: any ReplayAdministration
    private let tokens: TokenVerifier
    private let bodyLimit: Int

    public init(
        replays: any ReplayAdministration, tokens: TokenVerifier, bodyLimit: Int = CommandEndpoint.defaultBodyLimit
    ) {
        self.replays = replays
        self.tokens = tokens
        self.bodyLimit = bodyLimit
    }

    public func addRoutes(to router: ServiceRouter) {
        router.post("/webhooks/replay") { request, context in
            try await answer(request, context) { actor in try await create(request, context, by: actor) }
        }
        router.get("/webhooks/replays") { request, context in
            try await answer(request, context) { _ in try await list(request) }
        }
        router.get("/webhooks/replays/{id}") { request, context in
            try await answer(request, context) { _ in
                try await Self.document(replays.replay(Self.id(request, context)))
            }
        }
        router.on("/webhooks/replays/{id}", .delete) { request, context in
            try await answer(request, context) { actor in
                let replay = try await replays.cancel(Self.id(request, context))
                Self.log("A replay was cancelled.", replay, by: actor, context)
                return Self.document(replay)
            }
        }
    }

    /// 401, 403, then `body`, whose failures become problems.
    private func answer(
        _ request: Request, _ context: ServiceContext, _ body: (_ actor: String) async throws -> Response
    ) async throws -> Response {
        let principal = try await tokens.principal(of: request)
        try principal.require(.eventsReplay)
        do {
            return try await body(principal.subject)
        } catch let error as DeliveryAdministrationError {
            if case .unavailable(let problem) = error {
                context.logger.warning("The store of replays is away.", metadata: ["reason": "\(problem)"])
            }
            throw Problem(error)
        }
    }

    private func create(_ request: Request, _ context: ServiceContext, by actor: String) async throws -> Response {
        try QueryParameters(request, allowed: []).finish()
        guard RPCMediaType.isAccepted(request.headers[.contentType], among: Self.mediaTypes) else {
            throw Problem.unsupportedMediaType(accepted: Self.mediaTypes)
        }
        let order = try ReplayOrder(try await request.bodyBytes(upTo: bodyLimit, for: context))
        guard !order.isDry else {
            return .json(ReplayJSON.extent(try await replays.extent(of: order.request)), headers: Self.uncached)
        }
        let replay = try await replays.create(order.request, by: actor)
        Self.log("A replay was ordered.", replay, by: actor, context)
        var headers = Self.uncached
        headers[.location] = "\(Self.path)/\(replay.id.text)"
        return .json(ReplayJSON.one(replay, at: .now()), status: .accepted, headers: headers)
    }

    private func list(_ request: Request) async throws -> Response {
        var parameters = QueryParameters(request, allowed: ["limit", "cursor"])
        let limit = Int(parameters.integer("limit", in: Self.limits) ?? Self.defaultLimit)
        let before = parameters.value("cursor", "must be the next_cursor of a page before") { PageCursor.id(in: $0) }
        try parameters.finish()
        do throws(DeliveryAdministrationError) {
            // One more than asked for tells whether there is a next page.
            let found = try await replays.replays(before: before, limit: limit + 1)
            return .json(ReplayJSON.list(found, limit: limit, at: .now()), headers: Self.uncached)
        } catch {
            // A cursor of no replay that there is.
            guard case .invalid(let settings) = error else { throw error }
            throw Problem.badRequest(settings.map { ParameterProblem($0.param, $0.problem) })
        }
    }

    private static func id(_ request: Request, _ context: ServiceContext) throws(Problem) -> UUID {
        var parameters = QueryParameters(request, allowed: [])
        let id = context.parameters.get("id").flatMap { UUID(text: $0) }
        if id == nil { parameters.refuse("id", "must be a UUID") }
        try parameters.finish()
        guard let id else { throw .internalError }
        return id
    }

    private static func document(_ replay: ReplayStatus) -> Response {
        .json(ReplayJSON.one(replay, at: .now()), headers: uncached)
    }

    private static let uncached: HTTPFields = [.cacheControl: "no-store"]

    private static func log(_ message: String, _ replay: ReplayStatus, by actor: String, _ context: ServiceContext) {
        context.logger.info(
            "\(message)",
            metadata: [
                "replay": "\(replay.id.text)", "subscription": "\(replay.subscription)", "actor": "\(actor)",
            ])
    }
}
