import Hummingbird
import HummingbirdCore
public import Logging
import NIOCore
public import ServiceLifecycle

/// The HTTP server of a service.
///
/// On graceful shutdown it stops accepting, answers what it has accepted, and returns.
public struct HTTPService: Service {
    private let responder: ServiceResponder
    private let address: ListenAddress
    private let logger: Logger
    private let bodyLimit: Int
    private let limits: HTTPLimits
    private let metrics: MetricsRegistry
    private let onReady: @Sendable (Int) async -> Void

    /// - Parameters:
    ///   - bodyLimit: the largest body any route takes, in bytes; the routes themselves refuse what is larger.
    ///   - onReady: called with the port once connections are accepted.
    public init(
        router: ServiceRouter, address: ListenAddress, logger: Logger, bodyLimit: Int = 1 << 20,
        limits: HTTPLimits = HTTPLimits(), onReady: @escaping @Sendable (Int) async -> Void = { _ in }
    ) {
        var responder = router.responder(limits: limits)
        responder.logLevel = logger.logLevel
        self.responder = responder
        metrics = router.metrics
        self.address = address
        self.logger = logger
        self.bodyLimit = bodyLimit
        self.limits = limits
        self.onReady = onReady
    }

    /// Connections that the system accepts before the service does.
    private static let backlog = 1_024

    public func run() async throws {
        let (limits, bodyLimit, connections) = (limits, bodyLimit, connections())
        let channel = HTTP1Channel.Configuration(
            additionalChannelHandlers: [
                ConnectionHandler(connections: connections, limits: limits, bodyLimit: bodyLimit)
            ],
            httpDecoderConfiguration: .init(
                maxHeaderFieldSize: limits.maxHeaderBytes, maxHeaderListSize: limits.maxHeaderBytes,
                maxHeaderFieldCount: limits.maxHeaderCount))
        let application = Application(
            responder: responder,
            server: .http1(configuration: channel),
            configuration: ApplicationConfiguration(
                address: .hostname(address.host, port: address.port), backlog: Self.backlog),
            onServerRunning: { [onReady, logger, address] channel in
                let port = channel.localAddress?.port ?? address.port
                logger.info("listening", metadata: ["url": "http://\(address.urlHost):\(port)"])
                await onReady(port)
            },
            logger: quiet(logger))
        do {
            try await application.run()
        } catch let error as IOError {
            throw BindProblem.sentence(for: error.errnoCode, address: address)
        } catch is SocketAddressError, is SocketAddressError.UnknownHost {
            throw BindProblem.unknownHost(address)
        }
    }

    private func connections() -> Connections {
        let allowed = FileDescriptorLimit.connections(limits.maxConnections)
        if allowed < limits.maxConnections {
            logger.warning(
                "fewer connections than max-connections: the system allows too few open files",
                metadata: ["connections": "\(allowed)", "max_connections": "\(limits.maxConnections)"])
        }
        return Connections(limit: allowed, metrics: metrics)
    }

    /// Hummingbird announces its start at info; ours says more.
    private func quiet(_ logger: Logger) -> Logger {
        var logger = logger
        logger.logLevel = max(logger.logLevel, .notice)
        return logger
    }
}
