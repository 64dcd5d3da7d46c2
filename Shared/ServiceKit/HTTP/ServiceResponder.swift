import HTTPTypes
public import Hummingbird
import Logging
import NIOCore
import NIOHTTP1

/// What every answer of a service has: a request id, metrics, and a problem for every fault.
public struct ServiceResponder: HTTPResponder {
    public typealias Context = ServiceContext

    private let router: RouterResponder<ServiceContext>
    private let paths: KnownPaths
    private let metrics: HTTPMetrics
    private let proxies: TrustedProxies
    private let readiness: Readiness
    private let gate: RequestGate
    /// What requests log is of the service's level; Hummingbird's own logger, which they come with, is kept quieter.
    var logLevel: Logger.Level?

    init(
        router: RouterResponder<ServiceContext>, paths: KnownPaths, metrics: MetricsRegistry, proxies: TrustedProxies,
        readiness: Readiness, limits: HTTPLimits
    ) {
        self.router = router
        self.paths = paths
        self.metrics = HTTPMetrics(metrics)
        self.proxies = proxies
        self.readiness = readiness
        gate = RequestGate(limits: limits, metrics: metrics)
    }

    public func respond(to request: Request, context: ServiceContext) async throws -> Response {
        let start = ContinuousClock.now
        var context = context
        if let logLevel { context.logger.logLevel = logLevel }
        context.follow(proxies, request.headers)
        let requestID = adoptRequestID(of: request, in: &context)
        var response: Response
        do {
            context.slot = try admit(request, context)
            response = try await answer(to: request, context: context)
            response.body = response.body.releasing(context.slot)
        } catch let problem as Problem {
            response = problem.response(from: request, context: context)
        }
        response.headers[Self.requestIDName] = requestID
        let route = context.endpointPath ?? "unknown"
        let duration = ContinuousClock.now - start
        metrics.record(route: route, status: response.status.code, duration: duration)
        context.logger.debug(
            "answered",
            metadata: [
                "method": "\(request.method)", "route": "\(route)", "status": "\(response.status.code)",
                "duration": "\(duration)",
            ])
        return request.method == .head ? response.createHeadResponse() : response
    }

    /// Sheds what cannot be answered now, before its body is read. Whoever watches the service is always answered.
    private func admit(_ request: Request, _ context: ServiceContext) throws(Problem) -> RequestSlot? {
        guard !ServiceRouter.watchedPaths.contains(request.uri.path) else {
            return nil
        }
        guard !readiness.isDraining else {
            throw gate.refusal(.draining)
        }
        return try RequestSlot(gate: gate, channel: context.channel)
    }

    private static let requestIDName = HTTPField.Name("X-Request-Id")!

    /// The client's own id when it is a harmless token, so that a proxy's id reaches the log; else the server's.
    private func adoptRequestID(of request: Request, in context: inout ServiceContext) -> String {
        guard let given = request.headers[Self.requestIDName], (1...128).contains(given.utf8.count),
            given.utf8.allSatisfy({ $0.isRequestIDByte })
        else {
            return context.id
        }
        context.logger[metadataKey: ServiceContext.requestIDKey] = "\(given)"
        return given
    }

    private func answer(to request: Request, context: ServiceContext) async throws -> Response {
        do {
            let response = try await router.respond(to: request, context: context)
            if context.endpointPath == Self.noRoute {
                return unknown(request).response(from: request, context: context)
            }
            return response
        } catch let error as HTTPParserError {
            // Hummingbird answers 400 to it and closes: the rest of the connection cannot be read.
            throw error
        } catch is CancellationError {
            return Problem.unavailable("The service is stopping.", retryAfter: 1)
                .response(from: request, context: context)
        } catch {
            // Only the type: an error's text may hold what no log should.
            context.logger.error(
                "request failed", metadata: ["error": "\(type(of: error))", "path": "\(request.uri.path)"])
            return Problem.internalError.response(from: request, context: context)
        }
    }

    /// What Hummingbird's router calls the route of a request that has none.
    private static let noRoute = "NotFound"

    private func unknown(_ request: Request) -> Problem {
        let allowed = paths.methods(at: request.uri.path)
        return allowed.isEmpty ? .notFound() : .methodNotAllowed(allow: allowed)
    }
}

extension UInt8 {
    fileprivate var isRequestIDByte: Bool {
        switch self {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."):
            true
        default: false
        }
    }
}
