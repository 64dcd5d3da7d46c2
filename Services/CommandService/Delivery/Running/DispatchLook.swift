import UserContract

/// One look at the store: what there is to dispatch is compared with what this session runs.
struct DispatchLook: Sendable {
    let lead: any DispatchLead & ReplayLead
    let observer: any DeliveryObserver
    let makeDispatcher: @Sendable (DispatchWork) -> Dispatcher

    /// Returns the dispatchers to start.
    func take(_ roster: inout DispatchRoster) async throws(SubscriptionStoreError) -> [Dispatcher] {
        for dispatcher in roster.dispatchers where dispatcher.work.replay == nil {
            let lag = dispatcher.lag(at: .now())
            observer.observe(.lag(subscription: dispatcher.work.name, events: lag.events, seconds: lag.seconds))
        }
        let existing = try await works()
        for name in roster.reconcile(with: existing) {
            try await lead.release(name)
            if !DispatchWork.isReplay(leadName: name) { observer.observe(.released(subscription: name)) }
        }
        let free = roster.notLed(of: existing)
        if !free.isEmpty { roster.took(try await lead.take(free)) }
        guard roster.hasIdle else { return [] }
        // Read again: whoever led until now may have moved the cursor since the first look.
        var dispatchers: [Dispatcher] = []
        for dispatcher in roster.start(try await works(), makeDispatcher) {
            if let replay = dispatcher.work.replay, try await !lead.beginReplay(replay.id) {
                roster.ended(dispatcher.work.leadName)
                continue
            }
            observer.observe(dispatcher.work.beginning)
            dispatchers.append(dispatcher)
        }
        return dispatchers
    }

    /// Everything that somebody should dispatch.
    private func works() async throws(SubscriptionStoreError) -> [DispatchWork] {
        // First, so that a replay's subscription is among those read next.
        let replays = try await lead.replays()
        let subscriptions = try await lead.subscriptions()
        var works = subscriptions.map { DispatchWork($0) }
        guard !replays.isEmpty else { return works }
        let known = Dictionary(subscriptions.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        for replay in replays {
            guard let subscription = known[replay.subscription] else {
                try await lead.endReplay(replay.id, as: .failed, error: ReplayJob.withoutSubscription)
                continue
            }
            works.append(DispatchWork(replay, of: subscription))
        }
        return works
    }
}
