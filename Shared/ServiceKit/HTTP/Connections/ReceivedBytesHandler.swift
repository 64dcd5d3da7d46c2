import NIOCore

/// Stands before the HTTP decoder and tells ``ConnectionHandler`` of bytes that make no part of a request.
final class ReceivedBytesHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = ByteBuffer

    private let owner: ConnectionHandler

    init(owner: ConnectionHandler) {
        self.owner = owner
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        if owner.takes(unwrapInboundIn(data).readableBytes, context) {
            context.fireChannelRead(data)
        }
    }
}

@available(*, unavailable)
extension ReceivedBytesHandler: Sendable {}
