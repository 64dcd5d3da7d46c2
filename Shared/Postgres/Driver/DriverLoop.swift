import DequeModule
import Logging

/// What the driver thread does: waits for sockets and commands, asks the pool, moves bytes, wakes callers.
///
/// Everything in here belongs to that thread. Callers are woken at the end of a round, when nothing of it is half done.
final class DriverLoop {
    let driver: Driver
    let logger: Logger
    let configuration: PostgresConfiguration
    var parameters: ConnectionParameters
    var poller: Poller
    var pool: PoolStateMachine<Work>
    var listener = Listener()
    var connections: [ConnectionID: Connection] = [:]
    var resumptions: [Resumption] = []
    /// When this round began.
    var now = MonotonicTime.now()
    /// Not later than the earliest deadline of all connections; exact after they were looked through.
    var earliestDeadline = MonotonicTime.distantFuture
    private var lastFailure: PostgresError?
    /// Connections that were given something to send in this round.
    private var unflushed: Set<ConnectionID> = []
    private var closingDeadline = MonotonicTime.distantFuture

    /// How long statements under way may take to end when the client is closed.
    private static let closingTime = Duration.seconds(5)

    init(
        driver: Driver, poller: consuming Poller, configuration: PostgresConfiguration,
        parameters: ConnectionParameters, logger: Logger
    ) {
        self.driver = driver
        self.logger = logger
        self.configuration = configuration
        self.parameters = parameters
        self.poller = poller
        pool = PoolStateMachine(
            limits: PoolLimits(
                maximumConnections: max(1, configuration.maximumConnections),
                pipelineDepth: max(1, configuration.pipelineDepth), maximumWaiting: configuration.maximumWaiting))
    }

    func run() {
        while !(pool.isDrained && connections.isEmpty) {
            let timer = min(pool.nextTimer, listener.nextTimer, earliestDeadline, closingDeadline)
            let ready = poller.wait(until: timer)
            now = .now()
            for event in ready { socketIsReady(event.id) }
            for command in driver.takeCommands() { obey(command) }
            checkTimers()
            flush()
            let woken = resumptions
            resumptions.removeAll(keepingCapacity: true)
            for resumption in woken { resumption.resume() }
        }
        driver.ended()
    }

    // MARK: commands

    private func obey(_ command: Command) {
        switch command {
        case .submit(let work):
            guard !work.ticket.isCancelled else { return refuse(work, .cancelled) }
            carryOut(pool.submit(work, use: work.use, deadline: work.patience, now: now))
        case .cancel(let ticket):
            carryOut(pool.cancel(ObjectIdentifier(ticket)))
        case .perform(let request, let id):
            guard let connection = heard(id), connection.session != nil else {
                return end(request, with: .failure(PostgresError(.connection, outcome: .notApplied)))
            }
            send(request, on: connection)
        case .release(let id, let reusable):
            guard let connection = connections[id] else { return }
            let isReusable = reusable && connection.isReusable
            connection.session = nil
            carryOut(pool.returned(id, reusable: isReusable, now: now))
        case .listen(let channel, let subscriber, let stream):
            guard !pool.isClosed else { return stream.finish() }
            carryOut(listener.add(stream, as: subscriber, to: channel, now: now))
        case .unlisten(let channel, let subscriber):
            carryOut(listener.remove(subscriber, from: channel))
        case .close:
            guard !pool.isClosed else { return }
            closingDeadline = now.advanced(by: Self.closingTime)
            carryOut(listener.finish())
            carryOut(pool.close())
        }
    }

    private func end(_ request: Request, with result: Result<Answer, PostgresError>) {
        if let resumption = request.end(with: result) { resumptions.append(resumption) }
    }

    private func refuse(_ work: Work, _ refusal: PoolRefusal) {
        let error =
            switch refusal {
            case .tooManyWaiting, .waitedTooLong(isConnected: true): PostgresError(.poolExhausted, outcome: .notApplied)
            case .waitedTooLong: lastFailure ?? PostgresError(.connection, outcome: .notApplied)
            case .cancelled: PostgresError(.cancelled, outcome: .notApplied)
            case .closed: PostgresError(.closed, outcome: .notApplied)
            }
        if let resumption = work.refuse(with: error) { resumptions.append(resumption) }
    }

    // MARK: the pool's wishes

    private func carryOut(_ actions: [PoolAction<Work>]) {
        for action in actions {
            switch action {
            case .connect(let id): connect(id)
            case .run(let work, let id): run(work, on: id)
            case .lend(let id, let work): lend(id, to: work)
            case .refuse(let work, let refusal): refuse(work, refusal)
            case .close(let id): close(id)
            }
        }
    }

    func connect(_ id: ConnectionID) {
        let timeout = configuration.connectTimeout
        let connection = Connection(id: id, parameters: parameters, connectTimeout: timeout, now: now)
        connections[id] = connection
        earliestDeadline = min(earliestDeadline, connection.nextDeadline)
        settle(connection.start(poller), of: connection)
    }

    private func run(_ work: Work, on id: ConnectionID) {
        guard case .request(let request) = work.content else { return }
        if let connection = heard(id) {
            if connection.send(request) { return sent(request, on: id) }
            settle(connection.lost(now: now), of: connection)
        }
        // Dead, and nothing of this request was sent: another connection may serve it.
        carryOut(pool.submit(work, use: .shared, deadline: work.patience, now: now, first: true))
    }

    private func lend(_ id: ConnectionID, to work: Work) {
        guard case .session(let continuation) = work.content else { return }
        guard let connection = heard(id) else {
            return carryOut(pool.submit(work, use: .exclusive, deadline: work.patience, now: now, first: true))
        }
        let session = Session(connection: id, driver: driver)
        connection.session = session
        resumptions.append(.session(continuation, .success(session)))
    }

    func close(_ id: ConnectionID) {
        connections.removeValue(forKey: id)?.close(poller)
    }

    // MARK: connections

    /// Sends on a connection that the pool does not share out.
    func send(_ request: Request, on connection: Connection) {
        if connection.send(request) { return sent(request, on: connection.id) }
        end(request, with: .failure(PostgresError(.connection, outcome: .notApplied)))
        settle(connection.lost(now: now), of: connection)
    }

    private func sent(_ request: Request, on id: ConnectionID) {
        unflushed.insert(id)
        earliestDeadline = min(earliestDeadline, request.deadline)
    }

    /// The connection, unless it turns out just now that its server has left.
    private func heard(_ id: ConnectionID) -> Connection? {
        while let connection = connections[id], connection.mustBeHeard {
            settle(connection.handle(poller, now: now), of: connection)
        }
        return connections[id]
    }

    private func socketIsReady(_ id: ConnectionID) {
        // It may have been closed earlier in this round.
        guard let connection = connections[id] else { return }
        settle(connection.handle(poller, now: now), of: connection)
    }

    private func flush() {
        // Settling one connection may give another something to send.
        while let id = unflushed.popFirst() {
            guard let connection = connections[id], !connection.flush(poller) else { continue }
            settle(connection.handle(poller, now: now), of: connection)
        }
    }

    /// Makes everybody know what happened on a connection.
    private func settle(_ report: ConnectionReport, of connection: Connection) {
        let id = connection.id
        for ended in report.ended {
            end(ended.request, with: ended.result)
            if case .listener(let channel) = ended.request.recipient, case .success = ended.result {
                carryOut(listener.confirmed(channel))
            }
        }
        for notification in report.notifications {
            listener.notified(channel: notification.channel, payload: notification.payload)
        }
        if let breakage = report.breakage {
            close(id)
            tell(breakage, wasConnected: report.wasConnected)
            let jitter = Double.random(in: 0..<1)
            if id == listener.connection {
                listener.disconnected(jitter: jitter, now: now)
            } else if report.wasConnected {
                carryOut(pool.broken(id, now: now))
            } else {
                lastFailure = breakage
                carryOut(pool.connectFailed(id, jitter: jitter, now: now))
            }
            return
        }
        if report.becameReady {
            if id == listener.connection {
                carryOut(listener.connected())
            } else {
                carryOut(pool.connected(id, now: now))
            }
        }
        if report.hasAbandoned { pool.doubt(id) }
        if connection.session == nil, id != listener.connection {
            for _ in 0..<report.endedCount { carryOut(pool.finished(id, now: now)) }
        }
    }

    private func tell(_ breakage: PostgresError, wasConnected: Bool) {
        let metadata: Logger.Metadata = breakage.sqlState.map { ["sqlstate": "\($0)"] } ?? [:]
        logger.warning(
            wasConnected ? "A database connection was lost." : "The database cannot be reached.", metadata: metadata)
        // libpq's words name hosts and roles, which only somebody who looks for a fault should see.
        if let message = breakage.serverMessage { logger.debug("libpq says why.", metadata: ["message": "\(message)"]) }
    }

    // MARK: time

    private func checkTimers() {
        if pool.nextTimer <= now { carryOut(pool.expire(now: now)) }
        if listener.nextTimer <= now { carryOut(listener.retry(now: now)) }
        if earliestDeadline <= now {
            for connection in connections.values where connection.nextDeadline <= now {
                if connection.phase == .connecting {
                    let host = connection.host
                    parameters.rotate(behind: host.name, port: host.port)
                }
                settle(connection.expire(now: now), of: connection)
            }
            earliestDeadline = connections.values.reduce(.distantFuture) { min($0, $1.nextDeadline) }
        }
        if closingDeadline <= now {
            for connection in connections.values { settle(connection.lost(now: now), of: connection) }
            closingDeadline = .distantFuture
        }
    }
}
