import HTTPTypes
import NIOCore
import NIOHTTP1
import NIOHTTPTypes

/// What HTTP/1.1 asks of a server and Hummingbird leaves out, and what keeps a connection from being held for nothing.
///
/// * `Expect: 100-continue` (RFC 9110, section 10.1.1) is answered at once, or a client waits a second before it
///   sends the body.
/// * A body that arrives after its answer was written is read and dropped, so that the client can read the answer
///   instead of a reset connection - but only up to a limit.
/// * Every stage of the connection has its deadline (``StageClock``), watched by one timer that no request has to move.
/// * A head that is too large, malformed or late is answered with a problem.
///
/// What is to be done is decided by ``RequestFlow`` and ``StageClock``; here it is done.
final class ConnectionHandler: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    let connections: Connections
    let presence = ClientPresence()
    private let limits: StageLimits
    var flow: RequestFlow
    var clock: StageClock
    private var key: Connections.Key?
    private var rank: ConnectionRank? = .waiting
    private var timer: Scheduled<Void>?
    /// What ends the connection once earlier requests are answered.
    var refusal: ConnectionRefusal?
    /// A close that waits until the client has taken its answer.
    var deferredClose: EventLoopPromise<Void>?
    private(set) var isClosed = false

    init(connections: Connections, limits: HTTPLimits, bodyLimit: Int) {
        self.connections = connections
        self.limits = StageLimits(limits)
        flow = RequestFlow(
            bodyLimit: bodyLimit, leftoverLimit: HTTPLimits.maxLeftover,
            undecodedLimit: limits.maxHeaderBytes + HTTPLimits.maxUndecoded)
        clock = StageClock(limits: self.limits, now: .now())
    }

    func handlerAdded(context: ChannelHandlerContext) {
        do {
            try context.pipeline.syncOperations.addHandler(ReceivedBytesHandler(owner: self), position: .first)
        } catch {
            context.fireErrorCaught(error)
        }
    }

    func channelActive(context: ChannelHandlerContext) {
        guard let key = connections.open(context.channel) else {
            close(.refused, context)
            return
        }
        self.key = key
        clock = StageClock(limits: limits, now: .now())
        watch(context)
        context.fireChannelActive()
    }

    func channelInactive(context: ChannelHandlerContext) {
        isClosed = true
        presence.depart()
        timer?.cancel()
        timer = nil
        if let key {
            connections.close(key)
        }
        deferredClose?.succeed()
        deferredClose = nil
        context.fireChannelInactive()
    }

    // MARK: What comes

    /// Bytes before they are decoded; false when they are to be dropped.
    func takes(_ count: Int, _ context: ChannelHandlerContext) -> Bool {
        perform(flow.receivedBytes(count), context)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let action: RequestFlow.Action
        switch unwrapInboundIn(data) {
        case .head(let head):
            action = flow.receivedHead(head.headerFields, method: head.method)
            // From here on it makes room for nobody; if it just has, nothing is begun.
            guard place(at: nil, context) else {
                return
            }
        case .body(let bytes):
            action = flow.receivedBody(bytes.readableBytes)
        case .end:
            action = flow.receivedEnd()
        }
        if perform(action, context) {
            context.fireChannelRead(data)
        }
    }

    private func perform(_ action: RequestFlow.Action, _ context: ChannelHandlerContext) -> Bool {
        switch action {
        case .pass:
            return true
        case .sayContinue:
            context.writeAndFlush(wrapOutboundOut(.head(HTTPResponse(status: .continue))), promise: nil)
            return true
        case .drop:
            return false
        case .close(let closure):
            close(closure, context)
            return false
        }
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        context.fireChannelReadComplete()
        settle(context)
        if flow.isDropping {
            // Nobody further in asks for what is dropped here.
            context.read()
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        guard !flow.isOver else {
            return
        }
        if !flow.isReading, context.channel.isActive, let refusal = ConnectionRefusal(error) {
            refuse(refusal, context)
        } else {
            // Whoever reads the body is told; nothing more can be read.
            flow.breakOff()
            context.fireErrorCaught(error)
            settle(context)
        }
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if let expulsion = event as? ConnectionExpulsion {
            close(expulsion.closure, context)
            return
        }
        if case ChannelEvent.inputClosed = event {
            presence.depart()
        }
        if event is ChannelShouldQuiesceEvent {
            clock.startDraining(now: .now())
            watch(context)
        }
        context.fireUserInboundEventTriggered(event)
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        flow.isBlocked = !context.channel.isWritable
        settle(context)
        context.fireChannelWritabilityChanged()
    }

    // MARK: What follows

    /// Brings deadline and rank to where the requests have got.
    func settle(_ context: ChannelHandlerContext) {
        guard !isClosed else {
            return
        }
        if let refusal, !flow.isAnswering {
            self.refusal = nil
            send(refusal, context)
        }
        if flow.isDone, !flow.isParting {
            finish(context)
            return
        }
        let stage = flow.stage
        if stage != clock.stage {
            clock.enter(stage, now: .now(), untaken: Self.untaken(context))
            _ = place(at: stage.rank, context)
        }
    }

    /// False when the connection has been evicted.
    private func place(at next: ConnectionRank?, _ context: ChannelHandlerContext) -> Bool {
        guard next != rank, let key else {
            return true
        }
        rank = next
        guard connections.move(key, to: next) else {
            close(.evicted, context)
            return false
        }
        return true
    }

    /// Sets the timer to the next time at which there may be something to do.
    func watch(_ context: ChannelHandlerContext) {
        timer?.cancel()
        timer = nil
        guard !isClosed else {
            return
        }
        let now = NIODeadline.now()
        var wait = limits.shortest
        switch clock.check(now: now, untaken: Self.untaken(context)) {
        case .wait(let until):
            wait = until - now
        case .expired(let closure):
            expire(closure, context)
        }
        guard !isClosed else {
            return
        }
        timer = context.eventLoop.assumeIsolated().scheduleTask(in: wait) { [self] in
            timer = nil
            watch(context)
        }
    }

    /// Bytes of answers that the client has not taken.
    private static func untaken(_ context: ChannelHandlerContext) -> Int {
        (try? context.channel.syncOptions?.getOption(.bufferedWritableBytes)) ?? 0
    }

    /// At once, whatever is under way.
    func close(_ closure: ConnectionClosure, _ context: ChannelHandlerContext) {
        guard !isClosed else {
            return
        }
        connections.count(closure)
        close(context)
    }

    func close(_ context: ChannelHandlerContext) {
        isClosed = true
        flow.breakOff()
        context.close(promise: deferredClose)
        deferredClose = nil
    }
}

@available(*, unavailable)
extension ConnectionHandler: Sendable {}
