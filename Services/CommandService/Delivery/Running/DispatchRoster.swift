/// What this session leads, by lead name, and which dispatcher runs for each.
struct DispatchRoster {
    /// Replays that may be led at the same time.
    let maximumReplays: Int
    private var led: Set<String> = []
    private var running: [String: Dispatcher] = [:]

    init(maximumReplays: Int) {
        self.maximumReplays = maximumReplays
    }

    var dispatchers: [Dispatcher] { Array(running.values) }

    /// Nothing runs any more.
    var isEmpty: Bool { running.isEmpty }

    /// What may be taken, if nobody else leads it: every subscription, and so many replays that the limit is kept.
    func notLed(of existing: [DispatchWork]) -> [String] {
        var places = maximumReplays - existing.count { $0.replay != nil && led.contains($0.leadName) }
        return existing.filter { work in
            guard !led.contains(work.leadName) else { return false }
            guard work.replay != nil else { return true }
            places -= 1
            return places >= 0
        }.map(\.leadName)
    }

    /// Whether something is led and has no dispatcher: just taken, or its dispatcher has ended.
    var hasIdle: Bool { led.contains { running[$0] == nil } }

    mutating func took(_ names: [String]) {
        led.formUnion(names)
    }

    mutating func ended(_ name: String) {
        running[name] = nil
    }

    /// Makes dispatchers for all that are led and have none.
    mutating func start(_ existing: [DispatchWork], _ make: (DispatchWork) -> Dispatcher) -> [Dispatcher] {
        var started: [Dispatcher] = []
        for work in existing where led.contains(work.leadName) && running[work.leadName] == nil {
            let dispatcher = make(work)
            running[work.leadName] = dispatcher
            started.append(dispatcher)
        }
        return started
    }

    /// Stops dispatchers whose work is no longer as they know it; they start anew at the next look. All others hear what
    /// was seen. Returns what is led, gone and has no dispatcher any more: its lead can be released.
    mutating func reconcile(with existing: [DispatchWork]) -> [String] {
        let known = Dictionary(existing.map { ($0.leadName, $0) }, uniquingKeysWith: { first, _ in first })
        for (name, dispatcher) in running {
            if let work = known[name], dispatcher.isCurrent(with: work) {
                dispatcher.noticed(work.subscription)
            } else {
                dispatcher.stop()
            }
        }
        let gone = led.filter { known[$0] == nil && running[$0] == nil }
        led.subtract(gone)
        return gone.sorted()
    }
}
