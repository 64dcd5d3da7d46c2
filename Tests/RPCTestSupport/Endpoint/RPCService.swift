public import CommandApplication
public import CommandDelivery
public import CommandRPC
public import HTTPTypes
import Hummingbird
public import JSON
public import Logging
import NIOCore
import ServiceKit

/// The endpoint over a store, called without a network, from 192.0.2.7.
public struct RPCService: Sendable {
    public static let peer = "192.0.2.7"

    private let responder: ServiceResponder
    private let tokens: TokenVerifier
    private let logger: Logger

    /// - Parameters:
    ///   - delivery: without it one that has no subscription yet.
    ///   - logger: gets what the requests log.
    public init(
        store: any EventStore & EventReader = InMemoryEventStore(), delivery: (any DeliveryAdministration)? = nil,
        replays: any ReplayAdministration = InMemoryReplayAdministration(),
        bodyLimit: Int = CommandEndpoint.defaultBodyLimit, logger: Logger = .quiet
    ) throws {
        self.logger = logger
        tokens = TokenVerifier(
            try TokenConfiguration(secret: Secret("a secret of at least thirty-two bytes".utf8)))
        let router = ServiceRouter(metrics: MetricsRegistry(), readiness: Readiness { nil })
        let handler = UserCommandHandler(store: store)
        CommandEndpoint(
            handler: handler, events: store, delivery: delivery ?? InMemoryDeliveryAdministration(events: store),
            tokens: tokens, bodyLimit: bodyLimit
        ).addRoutes(to: router)
        ReplayEndpoint(replays: replays, tokens: tokens, bodyLimit: bodyLimit).addRoutes(to: router)
        responder = router.responder()
    }

    /// A token that is good for an hour.
    public func token(_ scopes: [String], subject: String = "alice") async throws -> String {
        try await tokens.mint(subject: subject, scopes: scopes, ttl: .seconds(3_600))
    }

    /// - Parameter scope: of the token; nil sends none.
    public func post(
        _ body: String, scope: String? = "users:write", headers: HTTPFields = [:], method: HTTPRequest.Method = .post
    ) async throws -> RPCReply {
        try await post(Array(body.utf8), scope: scope, headers: headers, method: method)
    }

    public func post(
        _ body: [UInt8], scope: String? = "users:write", headers: HTTPFields = [:], method: HTTPRequest.Method = .post
    ) async throws -> RPCReply {
        try await send(method, "/rpc", body, scope: scope, headers: headers)
    }

    /// Any request to any path.
    public func send(
        _ method: HTTPRequest.Method, _ path: String, _ body: [UInt8] = [], scope: String?, headers: HTTPFields = [:]
    ) async throws -> RPCReply {
        var headers = headers
        if let scope {
            headers[.authorization] = "Bearer \(try await token([scope]))"
        }
        let request = Request(
            head: HTTPRequest(method: method, scheme: "http", authority: "x", path: path, headerFields: headers),
            body: RequestBody(buffer: ByteBuffer(bytes: body)))
        let peer = try SocketAddress(ipAddress: Self.peer, port: 4711)
        let response = try await responder.respond(to: request, context: ServiceContext(logger: logger, peer: peer))
        return try await RPCReply(response)
    }

    /// One call by name, with the scope that the method needs; its `result` or `error`.
    public func call(_ method: String, _ params: JSONValue, scope: String? = nil) async throws -> JSONValue {
        let scope = scope ?? Self.scope(of: method)
        let body: JSONValue = ["jsonrpc": "2.0", "id": 1, "method": .string(method), "params": params]
        let reply = try await post(body.serialized(), scope: scope)
        return reply.json?["result"] ?? reply.json?["error"] ?? .null
    }

    private static func scope(of method: String) -> String {
        switch method.prefix(while: { $0 != "." }) {
        case "events": "events:read"
        case "subscription", "delivery": "delivery:admin"
        default: "users:write"
        }
    }
}

extension Logger {
    /// Keeps metadata, where the request's id lives, and prints nothing that a test causes on purpose.
    public static let quiet = {
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        return logger
    }()
}
