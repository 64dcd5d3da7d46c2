import CommandApplication
import FoundationEssentials
import Synchronization
import UserContract

/// Does what a `DispatchStateMachine` wants done: the only place where delivery meets the log, the network and the clock.
final class Dispatcher: Sendable {
    private enum Event {
        case input(DispatchInput)
        case leadLost
    }

    let work: DispatchWork
    private let journal: any DispatchJournal
    private let log: any EventLog
    private let sender: any EventSender
    private let reader: BatchReader
    private let observer: any DeliveryObserver
    private let random: @Sendable () -> Double
    private let events: AsyncStream<Event>
    private let post: AsyncStream<Event>.Continuation
    private let progress: Mutex<DispatchProgress>

    init(
        _ work: DispatchWork, journal: any DispatchJournal, reader: BatchReader, sender: any EventSender,
        observer: any DeliveryObserver, random: @escaping @Sendable () -> Double
    ) {
        self.work = work
        self.journal = journal
        self.reader = reader
        self.sender = sender
        self.observer = observer
        self.random = random
        log = reader.source.log
        (events, post) = AsyncStream.makeStream()
        progress = Mutex(DispatchProgress(work.subscription))
    }

    /// Lets the request under way end, saves its cursor, then ends. May be called before `run`, and more than once.
    func stop() {
        post.yield(.input(.stopRequested))
    }

    /// What a look at the store has shown. What was settled meanwhile is written down on this occasion.
    func noticed(_ subscription: Subscription) {
        if subscription.parked.hasRetries, work.replay == nil { post.yield(.input(.retriesOrdered)) }
        post.yield(.input(.checkpointDue))
    }

    func lag(at now: Timestamp) -> DispatchProgress.Lag {
        let head = log.confirmedPosition
        return progress.withLock { $0.lag(head: head, at: now) }
    }

    /// Whether this dispatcher knows its work as it is now: the same settings, and sending or not.
    func isCurrent(with work: DispatchWork?) -> Bool {
        guard let work, work.isSame(as: self.work) else { return false }
        return self.work.replay != nil || progress.withLock { $0.isSending } == work.subscription.state.isSending
    }

    /// Dispatches until `stop`, until the lead is lost, or until the task is cancelled. Call it once.
    func run() async -> DispatcherEnd {
        await withDiscardingTaskGroup(returning: DispatcherEnd.self) { group in
            var machine = work.machine
            var end = DispatcherEnd.stopped
            post.yield(.input(.started))
            dispatching: for await event in events {
                guard case .input(let input) = event, journal.isOpen else {
                    end = .leadLost
                    break
                }
                if case .cursorTaken = input { end = .cursorTaken }
                let before = machine.state
                let actions = machine.handle(input, head: log.confirmedPosition, random: random())
                note(input, actions, machine, stoodBefore: before)
                if await carryOut(actions, machine, in: &group) { break dispatching }
            }
            group.cancelAll()
            return end
        }
    }

    /// Returns true when that was the last.
    private func carryOut(
        _ actions: [DispatchAction], _ machine: DispatchStateMachine, in group: inout DiscardingTaskGroup
    ) async -> Bool {
        let cursor = machine.cursor
        // How things stand is written down before anything else happens that would be written down.
        if case .record? = actions.first {
            let (first, rest) = (actions[0], actions.dropFirst())
            guard rest.last != .finish else {
                await perform(first, at: cursor)
                return true
            }
            group.addTask {
                for action in [first] + rest { await self.perform(action, at: cursor) }
            }
            return false
        }
        for action in actions {
            switch action {
            case .finish: return true
            case .complete, .fail: await perform(action, at: cursor)
            default: group.addTask { await self.perform(action, at: cursor) }
            }
        }
        return false
    }

    private var name: String { work.name }

    /// Tells what was decided, in the order of the decisions.
    private func note(
        _ input: DispatchInput, _ actions: [DispatchAction], _ machine: DispatchStateMachine,
        stoodBefore: SubscriptionState
    ) {
        var failure: DeliveryFailure?
        progress.withLock { progress in
            if case .cursorSaved = input { progress.saved() }
            progress.settled(machine.reached.settled)
        }
        for action in actions {
            switch action {
            case .send(let batch):
                progress.withLock { $0.sending(since: batch.firstTimestamp) }
            case .save(let move):
                if move.cause == .mismatch {
                    observer.observe(.moved(subscription: name, from: move.from.position, to: move.to.position))
                }
                if !move.parked.isEmpty {
                    observer.observe(.parked(subscription: name, events: move.parked.count))
                }
            case .record(_, let reason, _):
                failure = reason
            case .complete:
                tellReplay(ended: nil)
            case .fail(let reason):
                tellReplay(ended: reason)
            default:
                break
            }
        }
        if machine.state != stoodBefore, work.replay == nil {
            progress.withLock { $0.isSending = machine.state.isSending }
            observer.observe(.stands(subscription: name, machine.state, failure))
        }
    }

    private func tellReplay(ended failure: DeliveryFailure?) {
        guard let replay = work.replay else { return }
        observer.observe(.replayEnded(subscription: name, replay: replay.id, failure))
    }
}

// MARK: Actions

extension Dispatcher {
    private func perform(_ action: DispatchAction, at cursor: DeliveryCursor) async {
        switch action {
        case .read(let order): await read(order)
        case .send(let batch): await send(batch)
        case .verify: await verify(at: cursor.settled)
        case .confirmHead: await confirmHead()
        case .locate(let position): await locate(position)
        case .save(let move): await writing { (try await journal.save(move)) ? .cursorSaved : .cursorTaken }
        case .record(let state, let failure, let nextAttempt):
            await writing {
                let recorded = try await journal.record(
                    state, at: cursor.position, failure: failure, nextAttempt: nextAttempt)
                return recorded ? nil : .cursorTaken
            }
        case .readParked: await readParked()
        case .sendParked(let delivery): await sendParked(delivery)
        case .settleParked(let position, let refusal):
            await writing {
                try await journal.settleParked(at: position, refusal: refusal)
                return .parkedSettled
            }
        case .wait(let delay, let number):
            if (try? await Task.sleep(for: delay)) != nil { tell(.waited(number: number)) }
        case .awaitEvents(let position):
            _ = await log.waitForPosition(beyond: position)
            if !Task.isCancelled { tell(.headMoved) }
        case .complete(let move):
            await writing {
                try await journal.complete(move)
                return nil
            }
        case .fail(let failure):
            await writing {
                try await journal.fail(failure)
                return nil
            }
        case .finish: break
        }
    }

    private func tell(_ input: DispatchInput) {
        post.yield(.input(input))
    }

    /// A write that fails is a lead that is lost.
    private func writing(_ body: () async throws -> DispatchInput?) async {
        do {
            if let input = try await body() { tell(input) }
        } catch {
            post.yield(.leadLost)
        }
    }

    private func read(_ order: ReadOrder) async {
        do throws(BatchReadError) {
            tell(.batchRead(order, try await reader.read(order)))
        } catch {
            observer.observe(.readFailed(subscription: name, reason: error.description))
            tell(.readFailed(order))
        }
    }

    private func readParked() async {
        do {
            guard let position = try await journal.nextRetry() else { return tell(.parkedRead(nil)) }
            let event = try await reader.source.event(at: position)
            tell(.parkedRead(ParkedDelivery(event: event, body: try reader.encode([event]))))
        } catch let error as BatchReadError {
            observer.observe(.readFailed(subscription: name, reason: error.description))
            tell(.parkedReadFailed)
        } catch {
            post.yield(.leadLost)
        }
    }

    private func send(_ batch: DispatchBatch) async {
        let clock = ContinuousClock()
        let begin = clock.now
        guard let attempt = await sender.send(batch, head: log.confirmedPosition, at: .now()) else { return }
        observe(
            attempt, events: batch.eventCount, after: batch.after.position, through: batch.through.position,
            recorded: batch.firstTimestamp, since: begin)
    }

    private func sendParked(_ delivery: ParkedDelivery) async {
        let clock = ContinuousClock()
        let begin = clock.now
        guard let attempt = await sender.send(delivery, head: log.confirmedPosition, at: .now()) else { return }
        observe(attempt, events: 1, after: delivery.position - 1, through: delivery.position, since: begin)
    }

    private func observe(
        _ attempt: Attempt, events: Int, after: Int64, through: Int64, recorded: Timestamp? = nil,
        since begin: ContinuousClock.Instant
    ) {
        let summary = AttemptSummary(
            replay: work.replay?.id, events: events, after: after, through: through, status: attempt.status,
            outcome: AttemptOutcome(attempt.verdict), duration: ContinuousClock.now - begin,
            recorded: recorded, replayProgress: work.replay?.progress(at: through))
        observer.observe(.attempt(subscription: name, summary))
        tell(.answered(attempt.verdict, failure: attempt.failure))
    }

    private func verify(at position: Int64) async {
        guard let attempt = await sender.verify(at: position) else { return }
        guard case .accepted = attempt.verdict else {
            return tell(.verified(attempt.verdict, failure: attempt.failure))
        }
        await writing {
            try await journal.recordConsent()
            return .verified(attempt.verdict, failure: nil)
        }
    }

    private func confirmHead() async {
        do {
            tell(.headConfirmed(try await log.confirm()))
        } catch {
            tell(.confirmationFailed)
        }
    }

    private func locate(_ position: Int64) async {
        do throws(SubscriptionStoreError) {
            tell(.located(position: position, eventID: try await journal.lastPassing(atOrBelow: position)))
        } catch {
            post.yield(.leadLost)
        }
    }
}
