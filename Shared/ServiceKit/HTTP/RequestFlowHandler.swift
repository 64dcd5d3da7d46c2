import HTTPTypes
import NIOCore
import NIOHTTPTypes

/// Two things HTTP/1.1 asks of a server that Hummingbird leaves out.
///
/// * `Expect: 100-continue` (RFC 9110, section 10.1.1) is answered at once, or a client waits a second before it
///   sends the body.
/// * A body that arrives after its answer was written is read and dropped, so that the client can read the answer
///   instead of a reset connection - but only up to a limit, then the connection is closed.
final class RequestFlowHandler: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    private var flow: RequestFlow

    init(bodyLimit: Int, drainLimit: Int) {
        flow = RequestFlow(bodyLimit: bodyLimit, drainLimit: drainLimit)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let action =
            switch unwrapInboundIn(data) {
            case .head(let head): flow.receivedHead(head.headerFields)
            case .body(let bytes): flow.receivedBody(bytes.readableBytes)
            case .end: flow.receivedEnd()
            }
        switch action {
        case .pass:
            break
        case .sayContinue:
            let head = HTTPResponse(status: .continue)
            context.writeAndFlush(wrapOutboundOut(.head(head)), promise: nil)
        case .drop:
            return
        case .close:
            context.close(promise: nil)
            return
        }
        context.fireChannelRead(data)
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        context.fireChannelReadComplete()
        if flow.isDraining {
            // Nobody further in asks for what is dropped here.
            context.read()
        }
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        context.write(data, promise: promise)
        if case .end = unwrapOutboundIn(data) {
            flow.sentEnd()
            if flow.isDraining {
                context.read()
            }
        }
    }
}

@available(*, unavailable)
extension RequestFlowHandler: Sendable {}
