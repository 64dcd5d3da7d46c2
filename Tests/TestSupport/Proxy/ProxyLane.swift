/// One direction of a proxied connection.
struct ProxyLane {
    var framer: MessageFramer
    /// Bytes for the target that it has not taken yet.
    var unsent: [UInt8] = []
    /// Bytes that passed since the anchor.
    var passed = 0

    init(_ direction: ProxyDirection) {
        framer = MessageFramer(direction)
    }
}
