public import CommandApplication
public import CommandDelivery
import HTTPTypes
import Hummingbird
import JSONRPC
public import ServiceKit
import UserContract

/// `POST /rpc`: JSON-RPC 2.0 over HTTP, as in section 1 of the contract.
///
/// 200 whenever a JSON-RPC answer is given, errors included; faults of the transport are HTTP alone, as problems.
public struct CommandEndpoint: Sendable {
    /// The largest body taken, in bytes.
    public static let defaultBodyLimit = 1 << 20
    public static let batchLimit = 1_000

    private let dispatcher: RPCDispatcher
    private let tokens: TokenVerifier
    private let bodyLimit: Int

    public init(
        handler: UserCommandHandler, events: any EventReader, delivery: any DeliveryAdministration,
        tokens: TokenVerifier, bodyLimit: Int = defaultBodyLimit
    ) {
        dispatcher = RPCDispatcher(
            methods: MethodTable(events: events, delivery: delivery), commands: CommandCalls(handler: handler))
        self.tokens = tokens
        self.bodyLimit = bodyLimit
    }

    public func addRoutes(to router: ServiceRouter) {
        router.metrics.describe("commands_total", "Commands, by method and what became of them.")
        router.metrics.describe("command_duration_seconds", "Time from a command's params to its answer.")
        router.metrics.describe("command_queue_length", "Commands that wait or are carried out, by queue.")
        router.metrics.describe("command_queue_wait_seconds", "Time from a command's arrival in a queue to its turn.")
        router.metrics.describe("events_appended_total", "Events that this instance appended.")
        router.metrics.describe("event_store_head_position", "The log's last position, as of the last append.")
        router.post("/rpc") { request, context in
            try await answer(request, context)
        }
    }

    private func answer(_ request: Request, _ context: ServiceContext) async throws -> Response {
        guard RPCMediaType.isAccepted(request.headers[.contentType]) else {
            throw Problem.unsupportedMediaType(accepted: RPCMediaType.accepted)
        }
        // A token that is there must be good, whatever is called with it; that is told before the body is read.
        let principal = request.headers[.authorization] == nil ? nil : try await tokens.principal(of: request)
        let bytes = try await request.bodyBytes(upTo: bodyLimit, for: context)
        let body = RPCBody.parse(bytes, batchLimit: Self.batchLimit)
        guard principal != nil || body.asksOnlyForDiscovery else {
            throw Problem.unauthorized(
                "Send Authorization: Bearer with a token; without one only rpc.discover is answered.")
        }
        let caller = Caller(
            principal: principal, ip: context.ip, userAgent: CleanUserAgent.text(request.headers[.userAgent]),
            traceparent: TraceParent(headers: request.headers[values: TraceParent.headerName])?.text,
            logger: context.logger)
        let answer = try await dispatcher.answer(body, for: caller)
        guard !answer.isEmpty else {
            // Notifications alone: real clients take 200 with an empty body and break on 202 and 204.
            return Response(status: .ok, headers: [.cacheControl: "no-store", .contentLength: "0"])
        }
        return .json(answer, headers: [.cacheControl: "no-store"])
    }
}
