import CommandApplication
import FoundationEssentials
import Testing
import UserContract

@testable import CommandEventStore

struct AppendQueueTests {
    private var queue = AppendQueue(limits: AppendLimits())

    @Test mutating func `everything that waits goes into the next append, in order`() throws {
        let first = try queue.enqueueAll([.sample()])
        #expect(queue.nextAppend() == first)
        let waiting = try queue.enqueueAll((0..<5).map { _ in .sample() })
        #expect(queue.succeed(first) == first)
        #expect(queue.nextAppend() == waiting)
        #expect(queue.succeed(waiting) == waiting)
        #expect(queue.nextAppend() == nil)
        #expect(queue.count == 0)
    }

    @Test mutating func `outcomes are told to the commands that they belong to`() throws {
        let tickets = try queue.enqueueAll([.sample(), .sample()])
        #expect(queue.nextAppend() == tickets)
        let told = queue.ended(.outcomes([.emailTaken, .revisionConflict(actual: 7)]))
        #expect(told.map(\.ticket) == tickets)
        #expect(told.map(\.result) == [.success([.emailTaken]), .success([.revisionConflict(actual: 7)])])
    }

    @Test func `an append has no more commands than the limit`() throws {
        var limits = AppendLimits()
        limits.commandsPerAppend = 2
        var queue = AppendQueue(limits: limits)
        let tickets = try queue.enqueueAll((0..<5).map { _ in .sample() })
        for expected in [tickets[0..<2], tickets[2..<4], tickets[4..<5]] {
            #expect(queue.nextAppend() == Array(expected))
            _ = queue.succeed(Array(expected))
        }
    }

    @Test func `an append has no more bytes than the limit, unless one command alone has`() throws {
        var limits = AppendLimits()
        limits.bytesPerAppend = 100
        var queue = AppendQueue(limits: limits)
        let small = String(repeating: "x", count: 20)
        let large = String(repeating: "x", count: 200)
        // With the 18 bytes of metadata: 38 each, and 218.
        let tickets = try queue.enqueueAll([small, small, small, large, small].map { .sample(data: $0) })
        for expected in [tickets[0..<2], tickets[2..<3], tickets[3..<4], tickets[4..<5]] {
            #expect(queue.nextAppend() == Array(expected))
            _ = queue.succeed(Array(expected))
        }
    }

    @Test(arguments: SharedKey.allCases)
    mutating func `two commands that share a key never share an append`(_ key: SharedKey) throws {
        let (one, other) = key.requests()
        let tickets = try queue.enqueueAll([one, other, .sample()])
        // Who shares nothing with them passes the one that waits.
        #expect(queue.nextAppend() == [tickets[0], tickets[2]])
        _ = queue.succeed([tickets[0], tickets[2]])
        #expect(queue.nextAppend() == [tickets[1]])
    }

    @Test mutating func `a command does not overtake one that waits, even when its own way is free`() throws {
        let stream = UUID.version7()
        let tickets = try queue.enqueueAll([
            .sample(stream), .sample(stream, at: 1, taking: "a@example.com"), .sample(taking: "a@example.com"),
        ])
        for ticket in tickets {
            #expect(queue.nextAppend() == [ticket])
            _ = queue.succeed([ticket])
        }
    }

    @Test mutating func `a command that releases and takes one e-mail does not wait for itself`() throws {
        let ticket = try queue.enqueueAll([.sample(releasing: "a@example.com", taking: "a@example.com")])
        #expect(queue.nextAppend() == ticket)
    }

    @Test func `a full queue takes no more until somebody is told`() throws {
        var limits = AppendLimits()
        limits.queuedCommands = 2
        var queue = AppendQueue(limits: limits)
        let tickets = try queue.enqueueAll([.sample(), .sample()])
        #expect(queue.enqueue([.sample()]) == .full)
        #expect(queue.nextAppend() == tickets)
        #expect(queue.enqueue([.sample()]) == .full)
        _ = queue.succeed(tickets)
        #expect(queue.enqueue([.sample()]) != .full)
    }

    @Test func `a queue full of bytes takes no more, but an empty one takes any command`() throws {
        var limits = AppendLimits()
        limits.queuedBytes = 100
        var queue = AppendQueue(limits: limits)
        let large = AppendRequest.sample(data: String(repeating: "x", count: 200))
        let tickets = try queue.enqueueAll([large])
        #expect(queue.enqueue([.sample()]) == .full)
        #expect(queue.nextAppend() == tickets)
        _ = queue.succeed(tickets)
        #expect(queue.enqueue([large]) != .full)
    }
}
