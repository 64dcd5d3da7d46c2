/// What a service takes from its clients before it lets go of them. Defaults fit a service of a few CPUs.
///
/// Deadlines are for the whole of a thing, not for its next byte: a client that trickles gains nothing.
public struct HTTPLimits: Sendable, Hashable {
    /// Connections open at once. One more takes the place of the one that has waited longest without a request at work.
    public var maxConnections = 10_000
    /// Requests that are being answered at once; one more is 503. Waiting for a client's bytes does not count.
    public var maxRequests = 4_096
    /// Bytes of a request's line and header fields; more is 431 (RFC 6585, section 5).
    public var maxHeaderBytes = 32 << 10
    /// Header fields of a request; more is 431.
    public var maxHeaderCount = 100
    /// Bytes of all request bodies held in memory at once; what does not fit is 503.
    public var maxBodyMemory = 256 << 20
    /// From the connection's start, or from a later request's first byte, to its complete head; then 408.
    public var headerTimeout = Duration.seconds(10)
    /// From a request's head to the end of its body; then 408.
    public var bodyTimeout = Duration.seconds(30)
    /// From an answer to the next request's first byte; then the connection is closed.
    public var idleTimeout = Duration.seconds(60)
    /// A client must take this long's worth of an answer, at least ``minimumProgress`` bytes or all of it; then the
    /// connection is closed.
    public var answerTimeout = Duration.seconds(30)
    /// From SIGTERM to the end of what was accepted before; then it is cut off.
    public var drainTimeout = Duration.seconds(10)

    public init() {}

    /// Bytes of an answer that a client takes in ``answerTimeout``, however slow it is.
    static let minimumProgress = 32 << 10
    /// Bytes beyond a head's that may come without making a request, such as after an upgrade that nobody takes up.
    static let maxUndecoded = 256 << 10
    /// Bytes that a client may still send after its answer before the connection is closed.
    static let maxLeftover = 64 << 20
}
