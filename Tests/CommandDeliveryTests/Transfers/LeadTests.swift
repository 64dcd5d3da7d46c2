import CloudEventsHTTP
import CommandApplication
import TestSupport
import Testing
import WebhookTestSupport

@testable import CommandDelivery

@Suite(.timeLimit(.minutes(5)))
struct LeadTests {
    @Test func `of two instances one sends, and the other takes over when it stops`() async throws {
        let rig = try DeliveryRig()
        let second = CollectingObserver()
        let other = DeliveryService(
            log: rig.log.store, store: rig.store, transport: rig.driver, configuration: rig.configuration,
            observer: second)
        let stopOther = StopSignal()
        try await rig.delivering {
            try await rig.log.append(1)
            try await rig.subscriber.waitForEvents(1)
            let task = Task { await other.serve(until: stopOther) }
            try await rig.store.state.wait { $0.sessions == 2 }
            try await rig.log.append(5)
            try await rig.subscriber.waitForEvents(6)
            #expect(second.observations.value.isEmpty)
            // The first loses its session: either may lead now, and nothing is sent twice at a time.
            rig.store.breakSessions()
            try await rig.log.append(5)
            try await rig.subscriber.waitForEvents(11)
            stopOther.raise()
            await task.value
        }
        #expect(rig.subscriber.problems.isEmpty)
        #expect(try await rig.subscriber.events == rig.log.eventIDs())
    }

    @Test func `takes over where the other stopped`() async throws {
        let rig = try DeliveryRig()
        try await rig.log.append(3)
        try await rig.delivering { try await rig.subscriber.waitForEvents(3) }
        try await rig.log.append(3)
        try await rig.delivering { try await rig.subscriber.waitForEvents(6) }
        #expect(rig.server.requests.map { $0.header("hindsight-after") } == ["0", "3"])
    }

    @Test func `knows what the other saved last`() async throws {
        let rig = try DeliveryRig()
        try await rig.log.append(4)
        let ids = try await rig.log.eventIDs()
        rig.subscriber.state.update { $0.events = Array(ids.prefix(3)) }
        rig.store.state.update { state in
            state.beforeTake = { state in
                state.rows["read-models"]?.cursor = DeliveryCursor(position: 3, eventID: ids[2])
            }
        }
        try await rig.delivering { try await rig.subscriber.waitForEvents(4) }
        #expect(rig.subscriber.problems.isEmpty)
        #expect(rig.server.requests.map { $0.header("hindsight-after") } == ["3"])
    }

    @Test func `sends nothing once its session is broken`() async throws {
        let rig = try DeliveryRig()
        let plan = try #require(rig.configuration.plans.first)
        try await rig.store.ensure(plan, start: 0)
        try await rig.log.append(1)
        let logID = try await rig.log.store.logID
        let end = Watched<DispatcherEnd?>(nil)
        try await rig.store.withLead { lead in
            let row = try #require(rig.store.row(plan.name))
            let assembly = DispatchAssembly(
                lead: lead, logID: logID, log: rig.log.store, transport: rig.driver,
                configuration: rig.configuration, observer: rig.observer)
            let dispatcher = assembly.dispatcher(for: DispatchWork(row.seen))
            rig.store.breakSessions()
            let ended = await dispatcher.run()
            end.update { $0 = ended }
        }
        #expect(end.value == .leadLost)
        #expect(rig.server.requests.isEmpty)
    }

    @Test func `goes on after the database was away`() async throws {
        let rig = try DeliveryRig()
        try await rig.delivering {
            for round in 1...5 {
                try await rig.log.append(2)
                try await rig.subscriber.waitForEvents(round * 2)
                rig.store.breakSessions()
            }
            try await rig.log.append(1)
            try await rig.subscriber.waitForEvents(11)
        }
        #expect(rig.subscriber.problems.isEmpty)
        #expect(try await rig.subscriber.events == rig.log.eventIDs())
        #expect(rig.observer.observations.value.contains { if case .leadLost = $0 { true } else { false } })
    }

    @Test func `begins anew where somebody else moved the cursor to`() async throws {
        let rig = try DeliveryRig()
        try await rig.log.append(4)
        try await rig.delivering {
            try await rig.subscriber.waitForEvents(4)
            try await rig.store.state.wait { $0.rows["read-models"]?.cursor.position == 4 }
            rig.store.state.update { $0.rows["read-models"]?.cursor = .beginning }
            try await rig.log.append(1)
            try await rig.observer.wait(for: .cursorTaken(subscription: "read-models"))
            try await rig.store.state.wait { $0.rows["read-models"]?.cursor.position == 5 }
        }
        #expect(rig.subscriber.problems.isEmpty)
        #expect(rig.server.requests.map { $0.header("hindsight-after") } == ["0", "4", "0"])
    }

    @Test func `follows a change of the settings`() async throws {
        let rig = try DeliveryRig()
        let moved = HonestSubscriber()
        let elsewhere = try ScriptedHTTPServer { moved.serve($0) }
        try await rig.log.append(1)
        try await rig.delivering {
            try await rig.subscriber.waitForEvents(1)
            rig.store.state.update { state in
                state.rows["read-models"]?.settings.url = elsewhere.url
                state.rows["read-models"]?.settings.secrets = [moved.secret]
            }
            try await rig.observer.observations.wait { seen in
                seen.count { if case .leading = $0 { true } else { false } } == 2
            }
            try await rig.log.append(1)
            // It is not one of the configured URLs, so loopback is refused.
            try await rig.store.state.wait { $0.rows["read-models"]?.state == .blocked }
        }
        #expect(elsewhere.journal.value.connectionsOpened == 0)
        #expect(rig.store.row("read-models")?.lastFailure?.reason == "The target's address is not allowed.")
    }

    @Test func `a subscriber that hangs costs the others nothing`() async throws {
        let rig = try DeliveryRig()
        let dead = try ScriptedHTTPServer { _ in .hang }
        var configuration = rig.configuration
        configuration.plans.append(try SubscriptionPlan(name: "dead", url: dead.url, secret: .random()))
        configuration.targets.trusted.insert(dead.url)
        // Longer than the test: the request that hangs is the only one.
        configuration.requestTimeout = .seconds(300)
        let service = DeliveryService(
            log: rig.log.store, store: rig.store, transport: rig.driver, configuration: configuration,
            observer: rig.observer)
        try await rig.log.append(1)
        let task = Task { try await service.run() }
        try await dead.waitForRequests(1)
        for count in 2...30 {
            try await rig.log.append(1)
            try await rig.subscriber.waitForEvents(count)
        }
        #expect(dead.requests.count == 1)
        task.cancel()
        _ = await task.result
        try await dead.waitForClosedConnections(1)
    }

    @Test func `tells the lag of what is not yet accepted`() async throws {
        let rig = try DeliveryRig()
        rig.subscriber.plan(.answer(.hang))
        try await rig.log.append(3)
        var configuration = rig.configuration
        configuration.stopGrace = .milliseconds(1)
        let service = DeliveryService(
            log: rig.log.store, store: rig.store, transport: rig.driver, configuration: configuration,
            observer: rig.observer)
        let stop = StopSignal()
        let task = Task { await service.serve(until: stop) }
        try await rig.observer.observations.wait { seen in
            seen.contains { if case .lag("read-models", events: 3, let seconds) = $0 { seconds > 0 } else { false } }
        }
        stop.raise()
        await task.value
    }
}
