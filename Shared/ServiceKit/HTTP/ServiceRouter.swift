public import HTTPTypes
public import Hummingbird
import NIOCore

/// The routes of a service. Health and metrics are there from the start; what every answer needs is in
/// ``ServiceResponder``.
public struct ServiceRouter {
    /// Add routes here, in Hummingbird's way.
    public let routes: Router<ServiceContext>
    public let metrics: MetricsRegistry
    private let readiness: Readiness
    private let proxies: TrustedProxies

    /// - Parameters:
    ///   - readiness: answers `/health/ready`.
    ///   - proxies: whose word on a request's origin is taken.
    public init(metrics: MetricsRegistry, readiness: Readiness, proxies: TrustedProxies = TrustedProxies()) {
        routes = Router(context: ServiceContext.self, options: .autoGenerateHeadEndpoints)
        self.metrics = metrics
        self.readiness = readiness
        self.proxies = proxies
        addHealthRoutes()
    }

    @discardableResult
    public func get(
        _ path: RouterPath,
        use handler: @Sendable @escaping (Request, ServiceContext) async throws -> some ResponseGenerator
    ) -> Self {
        on(path, .get, use: handler)
    }

    @discardableResult
    public func post(
        _ path: RouterPath,
        use handler: @Sendable @escaping (Request, ServiceContext) async throws -> some ResponseGenerator
    ) -> Self {
        on(path, .post, use: handler)
    }

    @discardableResult
    public func on(
        _ path: RouterPath, _ method: HTTPRequest.Method,
        use handler: @Sendable @escaping (Request, ServiceContext) async throws -> some ResponseGenerator
    ) -> Self {
        routes.on(path, method: method, use: handler)
        return self
    }

    public func responder(limits: HTTPLimits = HTTPLimits()) -> ServiceResponder {
        ServiceResponder(
            router: routes.buildResponder(), paths: KnownPaths(routes.routes), metrics: metrics, proxies: proxies,
            readiness: readiness, limits: limits)
    }

    /// Answered under any load and until the end: who asks decides what becomes of the service.
    static let watchedPaths: Set<String> = ["/health/live", "/health/ready", "/metrics"]

    private func addHealthRoutes() {
        get("/health/live") { _, _ in
            Response.json(Array(#"{"status":"live"}"#.utf8))
        }
        get("/health/ready") { [readiness] _, _ in
            if let reason = await readiness.reasonNotReady() {
                throw Problem.unavailable(reason, type: "not-ready", retryAfter: 1)
            }
            return Response.json(Array(#"{"status":"ready"}"#.utf8))
        }
        get("/metrics") { [metrics] _, _ in
            let text = await metrics.freshPrometheusText()
            return Response(
                status: .ok, headers: [.contentType: PrometheusText.contentType, .cacheControl: "no-store"],
                body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
        }
    }
}
