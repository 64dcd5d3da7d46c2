import CommandApplication

/// Runs a dispatcher for each subscription and replay that this session leads, and looks about regularly: for what nobody
/// leads, for changed settings, and for whether the session still lives.
struct DispatchSupervisor: Sendable {
    private enum Event {
        case look
        case ended(DispatchWork, DispatcherEnd)
        case stop
        case graceOver
    }

    let look: DispatchLook
    let configuration: DeliveryConfiguration

    /// Returns when everything is stopped in good order.
    /// - Throws: why the lead was lost; nothing dispatches any more then.
    func run(until stop: StopSignal) async throws(SubscriptionStoreError) {
        let (events, post) = AsyncStream.makeStream(of: Event.self)
        let failure = await withDiscardingTaskGroup(returning: SubscriptionStoreError?.self) { group in
            var roster = DispatchRoster(maximumReplays: configuration.maximumReplays)
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
                        for dispatcher in try await look.take(&roster) {
                            group.addTask {
                                let end = await dispatcher.run()
                                post.yield(.ended(dispatcher.work, end))
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
                case .ended(let work, let end):
                    roster.ended(work.leadName)
                    if end == .leadLost {
                        failure = SubscriptionStoreError(reason: "the session that leads is broken")
                        break supervising
                    }
                    // A replay's cursor is refused when it was cancelled: that is nobody's surprise.
                    if end == .cursorTaken, work.replay == nil {
                        look.observer.observe(.cursorTaken(subscription: work.name))
                    }
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
}
