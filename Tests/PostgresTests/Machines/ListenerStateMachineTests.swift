import Testing

@testable import Postgres

struct ListenerStateMachineTests {
    private let start = MonotonicTime(nanoseconds: 0)

    @Test func `connects for the first listener and announces when LISTEN is in effect`() {
        var machine = ListenerStateMachine()
        #expect(machine.subscribe(1, to: "a", now: start) == [.connect])
        #expect(machine.subscribe(2, to: "b", now: start) == [])
        #expect(machine.connected() == [.listen(channel: "a"), .listen(channel: "b")])
        #expect(machine.listening(to: "a") == [.announceListening([1])])
    }

    @Test func `shares one LISTEN among the listeners of a channel`() {
        var machine = ListenerStateMachine()
        _ = machine.subscribe(1, to: "a", now: start)
        _ = machine.connected()
        #expect(machine.subscribe(2, to: "a", now: start) == [], "LISTEN is under way")
        #expect(machine.listening(to: "a") == [.announceListening([1, 2])])
        #expect(machine.subscribe(3, to: "a", now: start) == [.announceListening([3])])
        #expect(machine.notified(channel: "a", payload: "x") == [.notify([1, 2, 3], payload: "x")])
        #expect(machine.notified(channel: "b", payload: "x") == [])
    }

    @Test func `listens to everything again after the connection was lost`() {
        var machine = ListenerStateMachine()
        _ = machine.subscribe(1, to: "a", now: start)
        _ = machine.connected()
        _ = machine.listening(to: "a")
        machine.disconnected(jitter: 1, now: start)
        #expect(machine.retry(now: start) == [])
        #expect(machine.nextTimer == start.advanced(by: .milliseconds(50)))
        #expect(machine.retry(now: machine.nextTimer) == [.connect])
        #expect(machine.connected() == [.listen(channel: "a")])
        #expect(machine.listening(to: "a") == [.announceListening([1])])
    }

    @Test func `waits longer while it cannot connect`() {
        var machine = ListenerStateMachine()
        _ = machine.subscribe(1, to: "a", now: start)
        machine.disconnected(jitter: 1, now: start)
        let first = machine.nextTimer
        _ = machine.retry(now: first)
        machine.disconnected(jitter: 1, now: first)
        #expect(machine.nextTimer == first.advanced(by: .milliseconds(100)))
    }

    @Test func `unlistens when a channel has no listener and disconnects when none is left`() {
        var machine = ListenerStateMachine()
        _ = machine.subscribe(1, to: "a", now: start)
        _ = machine.subscribe(2, to: "b", now: start)
        _ = machine.connected()
        #expect(machine.unsubscribe(1, from: "a") == [.unlisten(channel: "a")])
        #expect(machine.unsubscribe(2, from: "b") == [.close])
        #expect(machine.nextTimer == .distantFuture)
        #expect(machine.subscribe(3, to: "a", now: start) == [.connect])
    }
}
