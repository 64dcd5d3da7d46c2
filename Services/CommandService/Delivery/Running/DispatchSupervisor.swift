import CommandApplication
import FoundationEssentials
import UserContract

/// Runs a dispatcher for each subscription that this session leads, and looks about regularly: for subscriptions that nobody
/// leads, for changed settings, and for whether the session still lives.
struct DispatchSupervisor: Sendable {
    private enum Event {
        case look
        case ended(name: String, DispatcherEnd)
        case stop
        case graceOver
    }

    let lead: any DispatchLead
    let configuration: DeliveryConfiguration
    let observer: any DeliveryObserver
    let makeDispatcher: @Sendable (Subscription) -> Dispatcher

    /// Returns when everything is stopped in good order.
    /// - Throws: why the lead was lost; nothing dispatches any more then.
    func run(until stop: StopSignal) async throws(SubscriptionStoreError) {
        let (events, post) = AsyncStream.makeStream(of: Event.self)
        let failure = await withDiscardingTaskGroup(returning: SubscriptionStoreError?.self) { group in
            var roster = DispatchRoster()
            var failure: SubscriptionStoreError?
            var isStopping = false
            post.yield(.look)
            group.addTask {
                await stop.wait()
                post.yield(.stop)
            }
            supervising: for await event in events {
                switch event {
                case .look where !isStopping:
                    do throws(SubscriptionStoreError) {
                        for dispatcher in try await look(&roster) {
                            group.addTask {
                                let end = await dispatcher.run()
                                post.yield(.ended(name: dispatcher.subscription.name, end))
                            }
                        }
                    } catch {
                        failure = error
                        break supervising
                    }
                    group.addTask {
                        try? await Task.sleep(for: configuration.lookInterval)
                        post.yield(.look)
                    }
                case .look:
                    break
                case .ended(let name, let end):
                    roster.ended(name)
                    if end == .leadLost {
                        failure = SubscriptionStoreError(reason: "the session that leads is broken")
                        break supervising
                    }
                    if end == .cursorTaken { observer.observe(.cursorTaken(subscription: name)) }
                    if isStopping, roster.isEmpty { break supervising }
                case .stop:
                    isStopping = true
                    if roster.isEmpty { break supervising }
                    for dispatcher in roster.dispatchers { dispatcher.stop() }
                    group.addTask {
                        try? await Task.sleep(for: configuration.stopGrace)
                        post.yield(.graceOver)
                    }
                case .graceOver:
                    break supervising
                }
            }
            group.cancelAll()
            return failure
        }
        if let failure { throw failure }
    }

    /// Compares what there is with what runs; returns the dispatchers to start.
    private func look(_ roster: inout DispatchRoster) async throws(SubscriptionStoreError) -> [Dispatcher] {
        for dispatcher in roster.dispatchers {
            let lag = dispatcher.lag(at: .now())
            observer.observe(.lag(subscription: dispatcher.subscription.name, events: lag.events, seconds: lag.seconds))
        }
        let existing = try await lead.subscriptions()
        for name in roster.reconcile(with: existing) {
            try await lead.release(name)
            observer.observe(.released(subscription: name))
        }
        let free = roster.notLed(of: existing)
        if !free.isEmpty { roster.took(try await lead.take(free)) }
        guard roster.hasIdle else { return [] }
        // Read again: whoever led until now may have moved the cursor since the first look.
        let dispatchers = roster.start(try await lead.subscriptions(), makeDispatcher)
        for subscription in dispatchers.map(\.subscription) {
            observer.observe(.leading(subscription: subscription.name, position: subscription.cursor.position))
        }
        return dispatchers
    }
}
