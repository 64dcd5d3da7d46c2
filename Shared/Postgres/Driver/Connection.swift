import CLibPQ
import DequeModule

/// One connection of the driver: the socket's side of a ``Pipeline``. It belongs to the driver thread.
final class Connection {
    enum Phase { case connecting, ready, broken }

    let id: ConnectionID
    /// Set while the connection is lent.
    var session: Session?
    private(set) var phase = Phase.connecting
    /// While connecting: when the present host has taken too long.
    private(set) var hostDeadline: MonotonicTime
    private var pq: PGConnection
    private var pipeline = Pipeline<Request, ResultHandle>()
    /// Requests of a session that came while a script was running, or the script itself while others were.
    private var held: Deque<Request> = []
    private let connectTimeout: Duration
    private var currentHost = ""
    private var registration: Int32 = -1
    private var isWriting = false
    /// The server has announced, with nothing under way, that it ends this connection.
    private var isDismissed = false

    init(id: ConnectionID, parameters: ConnectionParameters, connectTimeout: Duration, now: MonotonicTime) {
        self.id = id
        self.connectTimeout = connectTimeout
        hostDeadline = now.advanced(by: connectTimeout)
        pq = PGConnection(parameters)
    }

    var hasWork: Bool { !pipeline.isEmpty || !held.isEmpty }
    var isReusable: Bool { phase == .ready && !hasWork && pq.isOutsideTransaction }
    /// The host that is being tried or that the connection stands to.
    var host: (name: String, port: String) { (pq.host, pq.port) }

    var nextDeadline: MonotonicTime {
        phase == .connecting ? hostDeadline : pipeline.nextDeadline
    }

    // MARK: events

    /// Begins to connect: registers the socket for what libpq waits for first, which is to be able to write.
    func start(_ poller: borrowing Poller) -> ConnectionReport {
        guard !pq.isBroken, pq.socket >= 0 else { return connectFailure() }
        register(poller, writing: true, reading: false)
        return ConnectionReport()
    }

    func handle(_ poller: borrowing Poller, now: MonotonicTime) -> ConnectionReport {
        switch phase {
        case .connecting: connectFurther(poller, now: now)
        case .ready: exchange(poller, now: now)
        case .broken: ConnectionReport()
        }
    }

    private func connectFurther(_ poller: borrowing Poller, now: MonotonicTime) -> ConnectionReport {
        // libpq may close this socket and go on with another one, for the next host or after a refused encryption: out of
        // epoll before the number can mean something else.
        unregister(poller)
        switch pq.poll() {
        case .reading: register(poller, writing: false, reading: true)
        case .writing: register(poller, writing: true, reading: false)
        case .failed: return connectFailure()
        case .connected:
            let owner = Unmanaged.passUnretained(self).toOpaque()
            guard pq.prepareForPipelining(owner: owner, receiver: Connection.receiveNotice) else {
                return connectFailure()
            }
            phase = .ready
            register(poller, writing: false, reading: true)
            return ConnectionReport(becameReady: true)
        }
        let host = "\(pq.host):\(pq.port)"
        if host != currentHost {
            currentHost = host
            hostDeadline = now.advanced(by: connectTimeout)
        }
        return ConnectionReport()
    }

    private func connectFailure() -> ConnectionReport {
        ConnectionReport(
            wasConnected: false,
            breakage: PostgresError(.connection, outcome: .notApplied, serverMessage: pq.errorMessage))
    }

    private func exchange(_ poller: borrowing Poller, now: MonotonicTime) -> ConnectionReport {
        var report = ConnectionReport()
        let isAlive = pq.consumeInput()
        drain(into: &report, now: now)
        sendHeld(into: &report)
        if report.breakage == nil, !isAlive || isDismissed || !flush(poller) { report.breakage = lostError() }
        if let breakage = report.breakage { abort(with: breakage, into: &report, now: now) }
        return report
    }

    private func lostError() -> PostgresError {
        PostgresError(.connection, outcome: .unknown, serverMessage: pq.errorMessage)
    }

    /// Gives the connection up with everything that is under way.
    func lost(now: MonotonicTime) -> ConnectionReport {
        var report = ConnectionReport(wasConnected: phase == .ready)
        let error = lostError()
        report.breakage = error
        abort(with: error, into: &report, now: now)
        return report
    }

    // MARK: results

    private func drain(into report: inout ConnectionReport, now: MonotonicTime) {
        var emptyResults = 0
        while !pipeline.isEmpty, pq.hasResult {
            guard let result = pq.nextResult() else {
                if pipeline.isRunningScript {
                    guard pq.setPipelining(true) else {
                        report.breakage = PostgresError(.connection, outcome: .unknown)
                        return
                    }
                    take(.ready(inTransaction: isInTransaction), into: &report, now: now)
                    continue
                }
                // One stands between the results of two requests; two in a row mean that libpq has given up.
                emptyResults += 1
                if emptyResults > 1 { return }
                continue
            }
            emptyResults = 0
            switch PQresultStatus(result) {
            case PGRES_TUPLES_OK, PGRES_COMMAND_OK, PGRES_EMPTY_QUERY:
                take(.output(ResultHandle(result)), into: &report, now: now)
            case PGRES_PIPELINE_SYNC:
                PQclear(result)
                take(.ready(inTransaction: isInTransaction), into: &report, now: now)
            case PGRES_PIPELINE_ABORTED:
                PQclear(result)
                take(.aborted, into: &report, now: now)
            case PGRES_FATAL_ERROR:
                let error = PostgresError(failedResult: result)
                PQclear(result)
                if error.kind == .connection {
                    report.breakage = error
                    return
                }
                take(.failure(error), into: &report, now: now)
            default:
                // COPY and its kin, which nothing here speaks.
                PQclear(result)
                report.breakage = PostgresError(.connection, outcome: .unknown)
                return
            }
        }
        while let notification = pq.nextNotification() { report.notifications.append(notification) }
    }

    private func take(_ reception: Reception<ResultHandle>, into report: inout ConnectionReport, now: MonotonicTime) {
        guard let (entry, outcome) = pipeline.received(reception, now: now) else { return }
        switch outcome {
        case .again:
            // Should libpq refuse, the flush at the end of this event says that the connection is broken.
            for transmission in pipeline.repeated(entry) where !pq.send(transmission) { break }
            return
        case .succeeded(let outputs, let warnings):
            let answer = Answer(results: outputs, warnings: warnings)
            if !entry.isAbandoned { report.ended.append((entry.job, .success(answer))) }
        case .failed(let error):
            if !entry.isAbandoned { report.ended.append((entry.job, .failure(error))) }
        }
        report.endedCount += 1
    }

    private static let receiveNotice: PQnoticeReceiver = { owner, result in
        guard let owner, let result else { return }
        // libpq calls this on the thread that calls libpq: the driver's, which owns the connection.
        let connection = Unmanaged<Connection>.fromOpaque(owner).takeUnretainedValue()
        let notice = PostgresNotice(result: result)
        if notice.isFatal { connection.isDismissed = true } else { connection.pipeline.noticed(notice) }
    }

    /// Only a session can be inside a transaction. (libpq tells the state only while nothing is under way.)
    private var isInTransaction: Bool { session != nil && !pq.isOutsideTransaction }

    // MARK: requests

    /// True when nothing is under way and the server has something to say all the same, most likely farewell: to be heard
    /// before anything is sent, while that costs nobody an unknown outcome.
    var mustBeHeard: Bool { phase == .ready && !hasWork && pq.hasInput }

    /// Hands a request to libpq.
    /// - Returns: false when the connection turned out to be dead before anything was sent; `handle` will tell.
    func send(_ request: Request) -> Bool {
        guard phase == .ready, !pq.isBroken else { return false }
        if !held.isEmpty || pipeline.isRunningScript || request.isScript && !pipeline.isEmpty {
            held.append(request)
            return true
        }
        if request.isScript, !pq.setPipelining(false) { return false }
        let transmissions = pipeline.begin(
            request, steps: request.steps, timeout: request.timeout, deadline: request.deadline)
        guard let first = transmissions.first, pq.send(first) else {
            _ = pipeline.withdraw()
            return false
        }
        // Should one of these fail the connection is broken, and `flush` says so.
        for transmission in transmissions.dropFirst() where !pq.send(transmission) { break }
        return true
    }

    private func sendHeld(into report: inout ConnectionReport) {
        guard report.breakage == nil else { return }
        while let next = held.first, !pipeline.isRunningScript, !next.isScript || pipeline.isEmpty {
            held.removeFirst()
            let others = held
            held = []
            defer { held = others }
            guard send(next) else {
                let error = PostgresError(.connection, outcome: .notApplied)
                report.ended.append((next, .failure(error)))
                report.endedCount += 1
                continue
            }
        }
    }

    /// Gives the socket what it takes and asks to be told when it takes more.
    /// - Returns: false when the connection broke.
    func flush(_ poller: borrowing Poller) -> Bool {
        guard phase == .ready else { return phase == .connecting }
        guard let isLeft = pq.flush(), !pq.isBroken else { return false }
        if isLeft != isWriting {
            isWriting = isLeft
            poller.change(registration, for: id, writing: isLeft)
        }
        return true
    }

    // MARK: time and the end

    /// Lets go callers whose time is up; when the oldest request is stuck, closes.
    func expire(now: MonotonicTime) -> ConnectionReport {
        if phase == .connecting {
            guard hostDeadline <= now else { return ConnectionReport() }
            let error = PostgresError(.connection, outcome: .notApplied, serverMessage: "The server did not answer.")
            return ConnectionReport(wasConnected: false, breakage: error)
        }
        if pipeline.isStuck(now: now) {
            return lost(now: now)
        }
        var report = ConnectionReport()
        for entry in pipeline.abandonExpired(now: now) {
            report.ended.append((entry.job, .failure(PostgresError(.timeout(entry.timeout), outcome: .unknown))))
            report.hasAbandoned = true
        }
        return report
    }

    /// Takes the socket out of epoll. libpq closes it when this object goes.
    func close(_ poller: borrowing Poller) {
        unregister(poller)
        phase = .broken
        session?.markClosed()
    }

    /// Ends everything under way with `error`.
    func abort(with error: PostgresError, into report: inout ConnectionReport, now: MonotonicTime) {
        for entry in pipeline.abort() {
            report.endedCount += 1
            guard !entry.isAbandoned else { continue }
            // An error that the server had told before is the truth about that request.
            let isLate = entry.deadline <= now
            let timeout = PostgresError(.timeout(entry.timeout), outcome: .unknown)
            report.ended.append((entry.job, .failure(entry.failure ?? (isLate ? timeout : error))))
        }
        for request in held {
            report.endedCount += 1
            report.ended.append((request, .failure(error.notApplied)))
        }
        held.removeAll()
    }

    private func register(_ poller: borrowing Poller, writing: Bool, reading: Bool) {
        registration = pq.socket
        isWriting = false
        poller.add(registration, for: id, writing: writing, reading: reading)
    }

    private func unregister(_ poller: borrowing Poller) {
        guard registration >= 0 else { return }
        poller.remove(registration)
        registration = -1
    }
}
