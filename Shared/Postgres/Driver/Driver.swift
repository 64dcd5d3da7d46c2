import DequeModule
import Logging
import Synchronization

/// The way to the driver thread: an inbox and a bell. The thread owns every connection; everybody else only puts commands in.
final class Driver: Sendable {
    private struct Inbox {
        var commands: Deque<Command> = []
        var isClosed = false
        var waitingForEnd: [CheckedContinuation<Void, Never>] = []
    }

    private let inbox = Mutex(Inbox())
    private let wakeup: Wakeup
    private let queryDeadline: Duration
    private let connectTimeout: Duration
    private let subscribers = Atomic<UInt64>(0)

    init(configuration: PostgresConfiguration, logger: Logger) throws(PostgresError) {
        queryDeadline = configuration.queryDeadline
        connectTimeout = configuration.connectTimeout
        wakeup = try Wakeup()
        let parameters = try ConnectionParameters(configuration)
        let epoll = try Poller.makeDescriptor()
        DriverThread.start { [self] in
            let poller = Poller(descriptor: epoll, wakeup: wakeup)
            DriverLoop(
                driver: self, poller: poller, configuration: configuration, parameters: parameters, logger: logger
            ).run()
        }
    }

    // MARK: callers

    /// Runs steps on any connection, behind one Sync.
    func perform(_ steps: [Step], timeout: Duration?) async throws(PostgresError) -> Answer {
        let timeout = timeout ?? queryDeadline
        let ticket = Ticket()
        let result = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let now = MonotonicTime.now()
                let deadline = now.advanced(by: timeout)
                let request = Request(
                    steps: steps, timeout: timeout, deadline: deadline, recipient: .caller(continuation))
                let patience = min(deadline, now.advanced(by: connectTimeout))
                post(.submit(Work(ticket: ticket, content: .request(request), patience: patience)))
            }
        } onCancel: {
            cancel(ticket)
        }
        return try result.get()
    }

    /// Borrows a connection; every session must be released.
    func acquireSession() async throws(PostgresError) -> Session {
        let ticket = Ticket()
        let result = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let patience = MonotonicTime.now().advanced(by: connectTimeout)
                post(.submit(Work(ticket: ticket, content: .session(continuation), patience: patience)))
            }
        } onCancel: {
            cancel(ticket)
        }
        return try result.get()
    }

    func release(_ session: Session, reusable: Bool) {
        post(.release(session.connection, reusable: reusable))
    }

    /// Puts a session's request in at once, so that requests reach the server in the order of these calls.
    func perform(
        _ steps: [Step], on connection: ConnectionID, timeout: Duration?,
        continuation: CheckedContinuation<Result<Answer, PostgresError>, Never>
    ) {
        let timeout = timeout ?? queryDeadline
        let deadline = MonotonicTime.now().advanced(by: timeout)
        let request = Request(steps: steps, timeout: timeout, deadline: deadline, recipient: .caller(continuation))
        post(.perform(request, on: connection))
    }

    func listen(_ channel: String) -> AsyncStream<PostgresNotification> {
        // Notifications are hints to look: a listener that does not keep up loses the oldest.
        let (stream, continuation) = AsyncStream.makeStream(
            of: PostgresNotification.self, bufferingPolicy: .bufferingNewest(256))
        let subscriber = subscribers.add(1, ordering: .relaxed).newValue
        continuation.onTermination = { [weak self] _ in
            self?.post(.unlisten(channel: channel, subscriber: subscriber))
        }
        post(.listen(channel: channel, subscriber: subscriber, continuation))
        return stream
    }

    func close() {
        post(.close)
    }

    /// Returns when the driver thread has ended, and with it every connection.
    func waitForEnd() async {
        await withCheckedContinuation { continuation in
            let hasEnded = inbox.withLock { inbox in
                if !inbox.isClosed { inbox.waitingForEnd.append(continuation) }
                return inbox.isClosed
            }
            if hasEnded { continuation.resume() }
        }
    }

    private func cancel(_ ticket: Ticket) {
        ticket.cancel()
        post(.cancel(ticket))
    }

    private func post(_ command: Command) {
        enum Reaction { case wake, none, refuse }
        let reaction: Reaction = inbox.withLock { inbox in
            if inbox.isClosed { return .refuse }
            inbox.commands.append(command)
            // Whoever finds the inbox empty rings; the driver empties it whole.
            return inbox.commands.count == 1 ? .wake : .none
        }
        switch reaction {
        case .wake: wakeup.signal()
        case .none: break
        case .refuse: refuse(command)
        }
    }

    private func refuse(_ command: Command) {
        let error = PostgresError(.closed, outcome: .notApplied)
        switch command {
        case .submit(let work): work.refuse(with: error)?.resume()
        case .perform(let request, _): request.end(with: .failure(error))?.resume()
        case .listen(_, _, let continuation): continuation.finish()
        case .cancel, .release, .unlisten, .close: break
        }
    }

    // MARK: the driver thread

    /// Empties the inbox.
    func takeCommands() -> Deque<Command> {
        inbox.withLock { inbox in
            let commands = inbox.commands
            inbox.commands = []
            return commands
        }
    }

    /// The thread ends: nobody reads the inbox any more.
    func ended() {
        let (rest, waiting) = inbox.withLock { inbox in
            inbox.isClosed = true
            defer {
                inbox.commands = []
                inbox.waitingForEnd = []
            }
            return (inbox.commands, inbox.waitingForEnd)
        }
        for command in rest { refuse(command) }
        for continuation in waiting { continuation.resume() }
    }
}
