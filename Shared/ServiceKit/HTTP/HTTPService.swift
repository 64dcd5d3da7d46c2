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
    private let onReady: @Sendable (Int) async -> Void

    /// - Parameters:
    ///   - bodyLimit: the largest body any route takes, in bytes; the routes themselves refuse what is larger.
    ///   - onReady: called with the port once connections are accepted.
    public init(
        router: ServiceRouter, address: ListenAddress, logger: Logger, bodyLimit: Int = 1 << 20,
        onReady: @escaping @Sendable (Int) async -> Void = { _ in }
    ) {
        var responder = router.responder()
        responder.logLevel = logger.logLevel
        self.responder = responder
        self.address = address
        self.logger = logger
        self.bodyLimit = bodyLimit
        self.onReady = onReady
    }

    /// What a client may still send after its answer before the connection is closed.
    private static let drainLimit = 64 << 20
    private static let idleTimeout = TimeAmount.seconds(60)

    public func run() async throws {
        let bodyLimit = bodyLimit
        let channel = HTTP1Channel.Configuration(
            additionalChannelHandlers: [RequestFlowHandler(bodyLimit: bodyLimit, drainLimit: Self.drainLimit)],
            idleTimeout: Self.idleTimeout)
        let application = Application(
            responder: responder,
            server: .http1(configuration: channel),
            configuration: ApplicationConfiguration(address: .hostname(address.host, port: address.port)),
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

    /// Hummingbird announces its start at info; ours says more.
    private func quiet(_ logger: Logger) -> Logger {
        var logger = logger
        logger.logLevel = max(logger.logLevel, .notice)
        return logger
    }
}
