import HTTPTypes
import JSON
import QueryReadModels
import ServiceKit
import Testing

@testable import QueryHTTP

@Suite(.timeLimit(.minutes(5)))
struct PositionGateTests {
    private let waiters = PositionWaiters()
    private var gate: PositionGate { PositionGate(waiters: waiters) }

    @Test func `without a position one reading is the answer`() async throws {
        let store = Readings([3])
        #expect(try await gate.read(atLeast: nil, waiting: WaitPreference(["wait=5"]), store.next).position == 3)
    }

    @Test func `a position that is there needs no wait`() async throws {
        let store = Readings([3])
        #expect(try await gate.read(atLeast: 3, waiting: nil, store.next).position == 3)
    }

    @Test(arguments: [[], ["wait=0"], ["wait=x"]])
    func `who does not want to wait is told at once`(prefer: [String]) async throws {
        let store = Readings([3])
        let problem = await #expect(throws: Problem.self) {
            try await gate.read(atLeast: 4, waiting: WaitPreference(prefer), store.next)
        }
        #expect(problem?.status == .conflict)
        #expect(problem?.type == "not-yet-consistent")
        #expect(problem?.members["required_position"]?.integer == 4)
        #expect(problem?.members["position"]?.integer == 3)
        #expect(problem?.headers[.retryAfter] == "1")
    }

    @Test func `who waits is answered by the apply`() async throws {
        let store = Readings([3, 4])
        async let answer = gate.read(atLeast: 4, waiting: WaitPreference(["wait=30"]), store.next)
        while waiters.count == 0 {
            await Task.yield()
        }
        waiters.advance(to: 4)
        #expect(try await answer.position == 4)
    }

    @Test func `an apply between the reading and the wait is not missed`() async throws {
        let store = Readings([3, 4])
        waiters.advance(to: 4)
        #expect(try await gate.read(atLeast: 4, waiting: WaitPreference(["wait=30"]), store.next).position == 4)
    }

    @Test func `a store that went back is told, not waited for`() async throws {
        let store = Readings([3, 3])
        waiters.advance(to: 4)
        let problem = await #expect(throws: Problem.self) {
            try await gate.read(atLeast: 4, waiting: WaitPreference(["wait=30"]), store.next)
        }
        #expect(problem?.members["position"]?.integer == 3)
    }

    @Test func `a service that stops keeps nobody`() async throws {
        let store = Readings([3])
        waiters.close()
        await #expect(throws: Problem.self) {
            try await gate.read(atLeast: 4, waiting: WaitPreference(["wait=30"]), store.next)
        }
    }
}
