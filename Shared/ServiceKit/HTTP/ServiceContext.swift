import FoundationEssentials
public import Hummingbird
public import Logging
public import NIOCore

/// What a route knows of its request besides the request: the peer and a logger that carries the request id.
public struct ServiceContext: RequestContext {
    public var coreContext: CoreRequestContextStorage
    /// Where the connection comes from.
    public let peer: SocketAddress?

    public init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
        peer = source.channel.remoteAddress
    }

    /// A context without a connection: to call a ``ServiceResponder`` directly.
    public init(logger: Logger, requestID: String = "direct", peer: SocketAddress? = nil) {
        var logger = logger
        logger[metadataKey: Self.requestIDKey] = "\(requestID)"
        coreContext = CoreRequestContextStorage(source: Detached(logger: logger))
        self.peer = peer
    }

    private struct Detached: RequestContextSource {
        let logger: Logger
    }

    /// Hummingbird's own key, so that its lines carry the same id.
    static let requestIDKey = "hb.request.id"

    /// The peer's IP address as text.
    public var ip: String? {
        peer?.ipAddress
    }
}
