import CommandApplication
import Testing

@testable import CommandEventStore

struct AppendQueueFailureTests {
    private var queue = AppendQueue(limits: AppendLimits())

    @Test mutating func `the commands of a failed append are repeated one by one, before any other`() throws {
        let failed = try queue.enqueueAll([.sample(), .sample(), .sample()])
        #expect(queue.nextAppend() == failed)
        let later = try queue.enqueueAll([.sample()])
        #expect(queue.ended(.refused(.command(sqlState: "22P02"))).isEmpty)
        for ticket in failed {
            #expect(queue.nextAppend() == [ticket])
            #expect(queue.succeed([ticket]) == [ticket])
        }
        #expect(queue.nextAppend() == later)
    }

    @Test mutating func `only the command at fault fails`() throws {
        let tickets = try queue.enqueueAll([.sample(), .sample(), .sample()])
        #expect(queue.nextAppend() == tickets)
        #expect(queue.ended(.refused(.command(sqlState: "22P02"))).isEmpty)
        #expect(queue.nextAppend() == [tickets[0]])
        #expect(queue.succeed([tickets[0]]) == [tickets[0]])
        #expect(queue.nextAppend() == [tickets[1]])
        let told = queue.ended(.refused(.command(sqlState: "22P02")))
        #expect(told.map(\.ticket) == [tickets[1]])
        #expect(told.map(\.result) == [.failure(.corrupt("a command was refused with SQLSTATE 22P02"))])
        #expect(queue.nextAppend() == [tickets[2]])
    }

    @Test mutating func `when the store is at fault the others of a failed append do not wait for the same answer`()
        throws
    {
        let tickets = try queue.enqueueAll([.sample(), .sample(), .sample()])
        #expect(queue.nextAppend() == tickets)
        let later = try queue.enqueueAll([.sample()])
        #expect(queue.ended(.refused(.store)).isEmpty)
        #expect(queue.nextAppend() == [tickets[0]])
        let told = queue.ended(.refused(.store))
        #expect(told.map(\.ticket) == tickets)
        #expect(told.allSatisfy { $0.result == .failure(.unavailable(retryAfter: 1, applied: .no)) })
        #expect(queue.nextAppend() == later)
    }

    @Test mutating func `a lost append is looked into before anything else is appended`() throws {
        let lost = try queue.enqueueAll([.sample(), .sample()])
        #expect(queue.nextAppend() == lost)
        let later = try queue.enqueueAll([.sample()])
        #expect(queue.ended(.lost).isEmpty)
        #expect(queue.nextResolve() == lost)
        #expect(queue.succeed(lost) == lost)
        #expect(queue.nextAppend() == later)
    }

    @Test mutating func `what stays unknown is told as unknown, and the queue goes on`() throws {
        let lost = try queue.enqueueAll([.sample(), .sample()])
        #expect(queue.nextAppend() == lost)
        let later = try queue.enqueueAll([.sample()])
        #expect(queue.ended(.lost).isEmpty)
        #expect(queue.nextResolve() == lost)
        let told = queue.ended(.unresolved)
        #expect(told.map(\.ticket) == lost)
        #expect(told.allSatisfy { $0.result == .failure(.unavailable(retryAfter: 1, applied: .unknown)) })
        #expect(queue.nextAppend() == later)
    }

    @Test mutating func `a command that is lost while it is repeated alone leaves the others to be repeated`() throws {
        let tickets = try queue.enqueueAll([.sample(), .sample()])
        #expect(queue.nextAppend() == tickets)
        #expect(queue.ended(.refused(.command(sqlState: "23505"))).isEmpty)
        #expect(queue.nextAppend() == [tickets[0]])
        #expect(queue.ended(.lost).isEmpty)
        #expect(queue.nextResolve() == [tickets[0]])
        _ = queue.ended(.unresolved)
        #expect(queue.nextAppend() == [tickets[1]])
    }

    @Test mutating func `a failed append keeps its place in the lines until its commands are told`() throws {
        let tickets = try queue.enqueueAll([.sample(taking: "a@example.com"), .sample()])
        #expect(queue.nextAppend() == tickets)
        let rival = try queue.enqueueAll([.sample(taking: "a@example.com")])
        #expect(queue.ended(.refused(.command(sqlState: "22P02"))).isEmpty)
        #expect(queue.nextAppend() == [tickets[0]])
        _ = queue.succeed([tickets[0]])
        #expect(queue.nextAppend() == [tickets[1]])
        _ = queue.succeed([tickets[1]])
        #expect(queue.nextAppend() == rival)
    }
}
