/// Which subscriptions this session leads and which dispatcher runs for each.
struct DispatchRoster {
    private var led: Set<String> = []
    private var running: [String: Dispatcher] = [:]

    var dispatchers: [Dispatcher] { Array(running.values) }

    /// Nothing runs any more.
    var isEmpty: Bool { running.isEmpty }

    /// Those that may be taken, if nobody else leads them.
    func notLed(of existing: [Subscription]) -> [String] {
        existing.map(\.name).filter { !led.contains($0) }
    }

    /// Those that are led and have no dispatcher: just taken, or theirs has ended.
    var hasIdle: Bool { led.contains { running[$0] == nil } }

    mutating func took(_ names: [String]) {
        led.formUnion(names)
    }

    mutating func ended(_ name: String) {
        running[name] = nil
    }

    /// Makes dispatchers for all that are led and have none.
    mutating func start(_ existing: [Subscription], _ make: (Subscription) -> Dispatcher) -> [Dispatcher] {
        var started: [Dispatcher] = []
        for subscription in existing where led.contains(subscription.name) && running[subscription.name] == nil {
            let dispatcher = make(subscription)
            running[subscription.name] = dispatcher
            started.append(dispatcher)
        }
        return started
    }

    /// Stops dispatchers whose subscription is no longer as they know it; they start anew at the next look. Returns those
    /// that are led, gone and have no dispatcher any more: their lead can be released.
    mutating func reconcile(with existing: [Subscription]) -> [String] {
        let known = Dictionary(existing.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        for (name, dispatcher) in running where !dispatcher.isCurrent(with: known[name]) { dispatcher.stop() }
        let gone = led.filter { known[$0] == nil && running[$0] == nil }
        led.subtract(gone)
        return gone.sorted()
    }
}
