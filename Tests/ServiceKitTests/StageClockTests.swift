import NIOCore
import Testing

@testable import ServiceKit

struct StageClockTests {
    private static let limits: StageLimits = {
        var limits = HTTPLimits()
        limits.headerTimeout = .seconds(10)
        limits.bodyTimeout = .seconds(30)
        limits.idleTimeout = .seconds(60)
        limits.answerTimeout = .seconds(20)
        limits.drainTimeout = .seconds(8)
        return StageLimits(limits)
    }()

    private func at(_ seconds: Int64) -> NIODeadline {
        .uptimeNanoseconds(UInt64(1_000 + seconds) * 1_000_000_000)
    }

    private var clock: StageClock {
        StageClock(limits: Self.limits, now: at(0))
    }

    @Test func `a silent connection has the time of a head`() {
        var clock = clock
        #expect(clock.check(now: at(9)) == .wait(until: at(10)))
        #expect(clock.check(now: at(10)) == .expired(.headerTimeout))
    }

    @Test func `bytes of a head move nothing`() {
        var clock = clock
        clock.enter(.head, now: at(6))
        clock.enter(.head, now: at(9))
        #expect(clock.check(now: at(10)) == .expired(.headerTimeout))
    }

    @Test func `a later request's head has its own time, from its first byte`() {
        var clock = clock
        clock.enter(.idle, now: at(50))
        clock.enter(.head, now: at(100))
        #expect(clock.check(now: at(109)) == .wait(until: at(110)))
        #expect(clock.check(now: at(110)) == .expired(.headerTimeout))
    }

    @Test func `an idle connection has its time from its answer`() {
        var clock = clock
        clock.enter(.idle, now: at(5))
        #expect(clock.check(now: at(64)) == .wait(until: at(65)))
        #expect(clock.check(now: at(65)) == .expired(.idle))
    }

    @Test func `a body's time runs on when its answer goes ahead of it`() {
        var clock = clock
        clock.enter(.body, now: at(0))
        clock.enter(.leftover, now: at(29))
        #expect(clock.check(now: at(30)) == .expired(.bodyTimeout))
    }

    @Test func `a request at work has no deadline`() {
        var clock = clock
        clock.enter(.working, now: at(1))
        #expect(clock.check(now: at(100_000)) == .wait(until: at(100_010)))
    }

    @Test func `the timer never sleeps past a deadline that begins meanwhile`() {
        var clock = clock
        clock.enter(.idle, now: at(0))
        #expect(clock.check(now: at(0)) == .wait(until: at(10)))
    }

    @Test func `a client that takes enough of its answer gets more time, one that does not is let go`() {
        var clock = clock
        clock.enter(.answering, now: at(0), untaken: 200_000)
        #expect(clock.check(now: at(20), untaken: 200_000 - HTTPLimits.minimumProgress) == .wait(until: at(30)))
        #expect(clock.check(now: at(39), untaken: 0) == .wait(until: at(40)))
        #expect(clock.check(now: at(40), untaken: 200_001 - 2 * HTTPLimits.minimumProgress) == .expired(.answerTimeout))
    }

    @Test func `draining gives a body half of the time and cuts everything off in the end`() {
        var clock = clock
        clock.enter(.body, now: at(0))
        clock.startDraining(now: at(1))
        #expect(clock.check(now: at(4)) == .wait(until: at(5)))
        #expect(clock.check(now: at(5)) == .expired(.bodyTimeout))
        clock.enter(.working, now: at(5))
        #expect(clock.check(now: at(8)) == .wait(until: at(9)))
        #expect(clock.check(now: at(9)) == .expired(.drainTimeout))
    }
}
