import CloudEventsHTTP
import CommandApplication
import Curl
import FoundationEssentials
import Synchronization
import UserContract

/// Does what the `DispatchStateMachine` of one subscription wants done: the only place where delivery meets the log, the
/// network and the clock.
final class Dispatcher: Sendable {
    private enum Event {
        case input(DispatchInput)
        case leadLost
    }

    let subscription: Subscription
    private let lead: any DispatchLead
    private let log: any EventLog
    private let transport: any WebhookTransport
    private let reader: BatchReader
    private let composer: WebhookComposer
    private let observer: any DeliveryObserver
    private let random: @Sendable () -> Double
    private let events: AsyncStream<Event>
    private let post: AsyncStream<Event>.Continuation
    private let progress: Mutex<DispatchProgress>

    init(
        _ subscription: Subscription, logID: UUID, lead: any DispatchLead, log: any EventLog,
        transport: any WebhookTransport, configuration: DeliveryConfiguration, observer: any DeliveryObserver
    ) {
        self.subscription = subscription
        self.lead = lead
        self.log = log
        self.transport = transport
        self.observer = observer
        random = configuration.random
        reader = BatchReader(
            log: log, isSingle: subscription.settings.maxBatch <= 1, dataVersions: subscription.settings.dataVersions,
            maximumBytes: configuration.maximumBatchBytes)
        composer = WebhookComposer(
            subscription: subscription.name, settings: subscription.settings, logID: logID,
            userAgent: configuration.userAgent, policy: configuration.targets.policy(for: subscription.settings.url),
            timeout: configuration.requestTimeout)
        (events, post) = AsyncStream.makeStream()
        progress = Mutex(DispatchProgress(subscription))
    }

    /// Lets the request under way end, saves its cursor, then ends. May be called before `run`, and more than once.
    func stop() {
        post.yield(.input(.stopRequested))
    }

    func lag(at now: Timestamp) -> DispatchProgress.Lag {
        let head = log.confirmedPosition
        return progress.withLock { $0.lag(head: head, at: now) }
    }

    /// Whether this dispatcher knows the subscription as it is now: the same settings, and sending or not.
    func isCurrent(with subscription: Subscription?) -> Bool {
        guard let subscription, subscription.settings == self.subscription.settings else { return false }
        return progress.withLock { $0.isSending } == subscription.state.isSending
    }

    /// Dispatches until `stop`, until the lead is lost, or until the task is cancelled. Call it once.
    func run() async -> DispatcherEnd {
        await withDiscardingTaskGroup(returning: DispatcherEnd.self) { group in
            var machine = DispatchStateMachine(
                cursor: subscription.cursor, state: subscription.state, maxBatch: subscription.settings.maxBatch,
                retryPolicy: RetryPolicy(maximum: subscription.settings.maxBackoff))
            var end = DispatcherEnd.stopped
            post.yield(.input(.started))
            dispatching: for await event in events {
                guard case .input(let input) = event, lead.isOpen else {
                    end = .leadLost
                    break
                }
                if case .cursorTaken = input { end = .cursorTaken }
                let before = machine.state
                let actions = machine.handle(input, head: log.confirmedPosition, random: random())
                note(input, actions, machine, stoodBefore: before)
                for action in actions {
                    if action == .finish { break dispatching }
                    let cursor = machine.cursor
                    group.addTask { await self.perform(action, at: cursor) }
                }
            }
            group.cancelAll()
            return end
        }
    }

    private var name: String { subscription.name }

    /// Tells what was decided, in the order of the decisions.
    private func note(
        _ input: DispatchInput, _ actions: [DispatchAction], _ machine: DispatchStateMachine,
        stoodBefore: SubscriptionState
    ) {
        var failure: DeliveryFailure?
        if case .cursorSaved = input { progress.withLock { $0.saved(machine.cursor.position) } }
        for action in actions {
            switch action {
            case .send(let batch):
                progress.withLock { $0.sending(since: batch.firstTimestamp) }
            case .saveCursor(let from, let to, accepted: false):
                observer.observe(.moved(subscription: name, from: from.position, to: to.position))
            case .record(_, let reason, _):
                failure = reason
            default:
                break
            }
        }
        if machine.state != stoodBefore {
            progress.withLock { $0.isSending = machine.state.isSending }
            observer.observe(.stands(subscription: name, machine.state, failure))
        }
    }
}

// MARK: Actions

extension Dispatcher {
    private func perform(_ action: DispatchAction, at cursor: DeliveryCursor) async {
        switch action {
        case .read(let order): await read(order)
        case .send(let batch): await send(batch)
        case .confirmHead: await confirmHead()
        case .locate(let position): await locate(position)
        case .saveCursor(let from, let to, let accepted): await save(from, to, accepted)
        case .record(let state, let failure, let nextAttempt):
            await record(state, at: cursor.position, failure, nextAttempt)
        case .wait(let delay, let number):
            if (try? await Task.sleep(for: delay)) != nil { tell(.waited(number: number)) }
        case .awaitEvents(let position):
            _ = await log.waitForPosition(beyond: position)
            if !Task.isCancelled { tell(.headMoved) }
        case .finish: break
        }
    }

    private func tell(_ input: DispatchInput) {
        post.yield(.input(input))
    }

    private func read(_ order: ReadOrder) async {
        do {
            tell(.batchRead(order, try await reader.read(order)))
        } catch {
            observer.observe(.readFailed(subscription: name, reason: error.description))
            tell(.readFailed(order))
        }
    }

    private func send(_ batch: DispatchBatch) async {
        let order = composer.order(for: batch, head: log.confirmedPosition)
        let request = composer.request(for: batch, order: order, at: .now())
        let clock = ContinuousClock()
        let begin = clock.now
        let attempt: Attempt
        do throws(TransferFault) {
            attempt = Attempt(try await transport.send(request), through: batch.through.position)
        } catch {
            // Abandoned by us: nothing was learnt about the subscriber.
            if Task.isCancelled { return }
            attempt = Attempt(error, through: batch.through.position)
        }
        let summary = AttemptSummary(
            webhookID: order.webhookID, events: batch.eventCount, after: batch.after.position,
            through: batch.through.position, status: attempt.status, outcome: AttemptOutcome(attempt.verdict),
            duration: clock.now - begin)
        observer.observe(.attempt(subscription: name, summary))
        tell(.answered(attempt.verdict, failure: attempt.failure))
    }

    private func confirmHead() async {
        do {
            tell(.headConfirmed(try await log.confirm()))
        } catch {
            tell(.confirmationFailed)
        }
    }

    private func locate(_ position: Int64) async {
        let event = try? await log.read(after: position - 1, through: position, limit: 1).first
        guard let event, event.position == position else { return tell(.locationFailed(position: position)) }
        tell(.located(position: position, eventID: event.eventID))
    }

    private func save(_ from: DeliveryCursor, _ to: DeliveryCursor, _ accepted: Bool) async {
        do {
            let saved = try await lead.saveCursor(of: name, from: from.position, to: to, accepted: accepted)
            tell(saved ? .cursorSaved : .cursorTaken)
        } catch {
            post.yield(.leadLost)
        }
    }

    private func record(
        _ state: SubscriptionState, at position: Int64, _ failure: DeliveryFailure, _ nextAttempt: Duration?
    ) async {
        do {
            let recorded = try await lead.record(
                state, of: name, at: position, failure: failure, nextAttempt: nextAttempt)
            if !recorded { tell(.cursorTaken) }
        } catch {
            post.yield(.leadLost)
        }
    }
}
