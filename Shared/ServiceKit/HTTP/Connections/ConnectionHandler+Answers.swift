import HTTPTypes
import NIOCore
import NIOHTTPTypes

/// What goes out.
extension ConnectionHandler {
    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        switch unwrapOutboundIn(data) {
        case .head(let head):
            guard head.status.kind != .informational else {
                break
            }
            flow.sentHead(head.headerFields)
            if flow.isEnding, head.headerFields[.connection] == nil {
                var head = head
                head.headerFields[.connection] = "close"
                context.write(wrapOutboundOut(.head(head)), promise: promise)
                return
            }
        case .body:
            break
        case .end:
            flow.sentEnd()
            context.write(data, promise: taken(promise, context))
            return
        }
        context.write(data, promise: promise)
    }

    func flush(context: ChannelHandlerContext) {
        context.flush()
        settle(context)
        if flow.isDropping {
            context.read()
        }
    }

    /// The promise of an answer's end: kept once the system has all of the answer.
    private func taken(
        _ promise: EventLoopPromise<Void>?, _ context: ChannelHandlerContext
    ) -> EventLoopPromise<Void> {
        let promise = promise ?? context.eventLoop.makePromise()
        promise.futureResult.assumeIsolated().whenComplete { [self] _ in
            flow.answerTaken()
            settle(context)
        }
        return promise
    }

    /// A close from further in waits until the client has taken its answer; the deadline of that is watched here.
    func close(context: ChannelHandlerContext, mode: CloseMode, promise: EventLoopPromise<Void>?) {
        guard mode == .all, !isClosed, flow.isUntaken else {
            context.close(mode: mode, promise: promise)
            return
        }
        flow.breakOff()
        if let promise {
            let deferred = deferredClose ?? context.eventLoop.makePromise()
            deferred.futureResult.cascade(to: promise)
            deferredClose = deferred
        }
    }

    /// The time of the present stage is over.
    func expire(_ closure: ConnectionClosure, _ context: ChannelHandlerContext) {
        switch (clock.stage, closure) {
        case (.head, .headerTimeout):
            refuse(.late, context)
        case (.body, .bodyTimeout) where flow.canAnswerBody:
            connections.count(closure)
            flow.breakOff()
            context.fireErrorCaught(RequestTimeout(isDraining: clock.isDraining))
            settle(context)
        default:
            close(closure, context)
        }
    }

    /// Answers what is no request with a problem, after all that came before it, and ends the connection.
    func refuse(_ refusal: ConnectionRefusal, _ context: ChannelHandlerContext) {
        connections.count(refusal.closure)
        flow.breakOff()
        self.refusal = refusal
        settle(context)
    }

    func send(_ refusal: ConnectionRefusal, _ context: ChannelHandlerContext) {
        let problem = refusal.problem
        let body = ByteBuffer(bytes: problem.body(instance: nil))
        var fields = problem.headers
        fields[.contentType] = "application/problem+json"
        fields[.contentLength] = String(body.readableBytes)
        fields[.connection] = "close"
        let head = HTTPResponse(status: problem.status, headerFields: fields)
        flow.sentRefusal()
        context.write(wrapOutboundOut(.head(head)), promise: nil)
        context.write(wrapOutboundOut(.body(body)), promise: nil)
        context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: taken(nil, context))
    }

    /// All is answered and taken. A client that is still sending may read its last answer before the connection goes.
    func finish(_ context: ChannelHandlerContext) {
        guard flow.isRefused else {
            close(context)
            return
        }
        flow.part()
        context.close(mode: .output, promise: nil)
        settle(context)
        watch(context)
    }
}
