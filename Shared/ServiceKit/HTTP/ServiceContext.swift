import FoundationEssentials
import HTTPTypes
public import Hummingbird
import InternetAddress
public import Logging
public import NIOCore

/// What a route knows of its request besides the request: the peer and a logger that carries the request id.
public struct ServiceContext: RequestContext {
    public var coreContext: CoreRequestContextStorage
    /// Where the connection comes from.
    public let peer: SocketAddress?
    /// Where the request comes from: the peer, or who asked the trusted proxies before it; nil when that is no IP address.
    public private(set) var ip: String?
    /// nil for a context without a connection.
    let channel: (any Channel)?
    /// The request's place among those being answered; nil where none is needed.
    var slot: RequestSlot?

    public init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
        peer = source.channel.remoteAddress
        ip = peer?.ipAddress
        channel = source.channel
    }

    /// A context without a connection: to call a ``ServiceResponder`` directly.
    public init(logger: Logger, requestID: String = "direct", peer: SocketAddress? = nil) {
        var logger = logger
        logger[metadataKey: Self.requestIDKey] = "\(requestID)"
        coreContext = CoreRequestContextStorage(source: Detached(logger: logger))
        self.peer = peer
        ip = peer?.ipAddress
        channel = nil
    }

    private struct Detached: RequestContextSource {
        let logger: Logger
    }

    /// Hummingbird's own key, so that its lines carry the same id.
    static let requestIDKey = "hb.request.id"

    /// Learns from the request's headers where it comes from.
    mutating func follow(_ proxies: TrustedProxies, _ fields: HTTPFields) {
        if let address = peer?.ipAddress.flatMap({ IPAddress($0) }) {
            ip = proxies.client(of: fields, peer: address).description
        }
    }
}
