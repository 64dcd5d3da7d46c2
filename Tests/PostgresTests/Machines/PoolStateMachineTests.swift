import Testing

@testable import Postgres

struct PoolStateMachineTests {
    private struct Job: Identifiable, Equatable, ExpressibleByIntegerLiteral {
        let id: Int
        init(integerLiteral value: Int) { id = value }
        init(_ id: Int) { self.id = id }
    }

    private typealias Pool = PoolStateMachine<Job>
    private typealias Action = PoolAction<Job>

    private let start = MonotonicTime(nanoseconds: 0)
    private let later = MonotonicTime(nanoseconds: 10_000_000_000)

    private func pool(connections: Int = 2, depth: Int = 3, waiting: Int = 10) -> Pool {
        Pool(limits: PoolLimits(maximumConnections: connections, pipelineDepth: depth, maximumWaiting: waiting))
    }

    private func connection(_ number: UInt64) -> ConnectionID { ConnectionID(rawValue: number) }

    private func submit(_ pool: inout Pool, _ job: Job, use: PoolUse = .shared) -> [Action] {
        pool.submit(job, use: use, deadline: later, now: start)
    }

    /// A pool whose connections 1...n stand and are idle.
    private func warm(connections: Int, depth: Int = 3) -> Pool {
        var pool = pool(connections: connections, depth: depth)
        for number in 1...connections {
            _ = pool.submit(Job(-number), use: .exclusive, deadline: later, now: start)
        }
        for number in 1...connections { _ = pool.connected(connection(UInt64(number)), now: start) }
        for number in 1...connections { _ = pool.returned(connection(UInt64(number)), reusable: true, now: start) }
        return pool
    }

    @Test func `connects when the first work comes and runs it then`() {
        var pool = pool()
        #expect(submit(&pool, 1) == [.connect(connection(1))])
        #expect(pool.connected(connection(1), now: start) == [.run(1, on: connection(1))])
    }

    @Test func `opens no more connections than there is work waiting`() {
        var pool = pool(connections: 8)
        #expect(submit(&pool, 1) == [.connect(connection(1))])
        #expect(submit(&pool, 2) == [.connect(connection(2))])
        #expect(pool.connected(connection(1), now: start) == [.run(1, on: connection(1))])
        #expect(pool.connected(connection(2), now: start) == [.run(2, on: connection(2))])
    }

    @Test func `takes an idle connection before a busy one`() {
        var pool = warm(connections: 2)
        #expect(submit(&pool, 1) == [.run(1, on: connection(1))])
        #expect(submit(&pool, 2) == [.run(2, on: connection(2))])
    }

    @Test func `pipelines on the least loaded connection when all are busy`() {
        var pool = warm(connections: 2)
        for job in 1...3 { _ = submit(&pool, Job(job)) }
        #expect(submit(&pool, 4) == [.run(4, on: connection(2))])
        #expect(submit(&pool, 5) == [.run(5, on: connection(1))])
    }

    @Test func `lets work wait when every pipeline is full and serves it by age`() {
        var pool = warm(connections: 1, depth: 2)
        _ = submit(&pool, 1)
        _ = submit(&pool, 2)
        #expect(submit(&pool, 3) == [])
        #expect(submit(&pool, 4) == [])
        #expect(pool.finished(connection(1), now: start) == [.run(3, on: connection(1))])
        #expect(pool.finished(connection(1), now: start) == [.run(4, on: connection(1))])
    }

    @Test func `prefers a connection on its way to a place behind other work`() {
        var pool = pool(connections: 2)
        _ = submit(&pool, 1)
        _ = pool.connected(connection(1), now: start)
        #expect(submit(&pool, 2) == [.connect(connection(2))])
        #expect(pool.connected(connection(2), now: start) == [.run(2, on: connection(2))])
    }

    @Test func `serves waiting work on whichever connection is free first`() {
        var pool = pool(connections: 2)
        _ = submit(&pool, 1)
        _ = pool.connected(connection(1), now: start)
        _ = submit(&pool, 2)
        #expect(pool.finished(connection(1), now: start) == [.run(2, on: connection(1))])
        #expect(pool.connected(connection(2), now: start) == [])
    }

    @Test func `refuses work when too much is waiting`() {
        var pool = pool(connections: 1, waiting: 1)
        _ = submit(&pool, 1)
        #expect(submit(&pool, 2) == [.refuse(2, .tooManyWaiting)])
    }

    @Test func `puts work that a dead connection refused before all other`() {
        var pool = warm(connections: 1, depth: 1)
        _ = submit(&pool, 1)
        _ = submit(&pool, 2)
        #expect(pool.broken(connection(1), now: start) == [.connect(connection(2))])
        #expect(pool.submit(1, use: .shared, deadline: later, now: start, first: true) == [])
        #expect(pool.connected(connection(2), now: start) == [.run(1, on: connection(2))])
    }

    // MARK: lending

    @Test func `lends an idle connection and gives it nothing else until it is back`() {
        var pool = warm(connections: 1)
        #expect(submit(&pool, 1, use: .exclusive) == [.lend(connection(1), to: 1)])
        #expect(submit(&pool, 2) == [])
        #expect(pool.returned(connection(1), reusable: true, now: start) == [.run(2, on: connection(1))])
    }

    @Test func `drains a connection for who wants one alone while others go on`() {
        var pool = warm(connections: 2)
        _ = submit(&pool, 1)
        _ = submit(&pool, 2)
        #expect(submit(&pool, 3, use: .exclusive) == [])
        #expect(submit(&pool, 4) == [.run(4, on: connection(2))], "connection 1 is reserved and gets nothing new")
        #expect(submit(&pool, 5) == [.run(5, on: connection(2))])
        #expect(pool.finished(connection(1), now: start) == [.lend(connection(1), to: 3)])
    }

    @Test func `ends a reservation when its caller leaves`() {
        var pool = warm(connections: 2)
        _ = submit(&pool, 1)
        _ = submit(&pool, 2)
        _ = submit(&pool, 3, use: .exclusive)
        #expect(pool.cancel(3) == [.refuse(3, .cancelled)])
        #expect(submit(&pool, 4) == [.run(4, on: connection(1))])
    }

    @Test func `serves who wants a connection alone and who shares by age`() {
        var pool = warm(connections: 1)
        _ = submit(&pool, 1, use: .exclusive)
        _ = submit(&pool, 2, use: .exclusive)
        _ = submit(&pool, 3)
        #expect(pool.returned(connection(1), reusable: true, now: start) == [.lend(connection(1), to: 2)])
        #expect(pool.returned(connection(1), reusable: true, now: start) == [.run(3, on: connection(1))])
    }

    @Test func `closes a connection that comes back unusable and opens another for who waits`() {
        var pool = warm(connections: 1)
        _ = submit(&pool, 1, use: .exclusive)
        _ = submit(&pool, 2)
        let actions = pool.returned(connection(1), reusable: false, now: start)
        #expect(actions == [.close(connection(1)), .connect(connection(2))])
    }

    // MARK: failures

    @Test func `waits longer after each failure and tries with one connection only`() {
        var pool = pool(connections: 4)
        for job in 1...3 { _ = submit(&pool, Job(job)) }
        for number in 1...3 {
            #expect(pool.connectFailed(connection(UInt64(number)), jitter: 1, now: start) == [])
        }
        let firstRetry = start.advanced(by: .milliseconds(50))
        #expect(pool.nextTimer == firstRetry, "three attempts that fail together are one failure")
        #expect(pool.expire(now: firstRetry) == [.connect(connection(4))])
        _ = pool.connectFailed(connection(4), jitter: 1, now: firstRetry)
        #expect(pool.nextTimer == firstRetry.advanced(by: .milliseconds(100)))
    }

    @Test func `opens the rest once a probe has succeeded`() {
        var pool = pool(connections: 4, depth: 1)
        for job in 1...2 { _ = submit(&pool, Job(job)) }
        _ = pool.connectFailed(connection(1), jitter: 1, now: start)
        _ = pool.connectFailed(connection(2), jitter: 1, now: start)
        let retry = pool.nextTimer
        #expect(pool.expire(now: retry) == [.connect(connection(3))])
        let actions = pool.connected(connection(3), now: retry)
        #expect(actions.contains(.connect(connection(4))))
        #expect(actions.contains(.run(1, on: connection(3))))
    }

    @Test func `pipelines on what it has while more connections cannot be made`() {
        var pool = pool(connections: 2)
        _ = submit(&pool, 1)
        _ = pool.connected(connection(1), now: start)
        _ = submit(&pool, 2)
        #expect(pool.connectFailed(connection(2), jitter: 1, now: start) == [.run(2, on: connection(1))])
    }

    @Test func `replaces a broken connection only when somebody waits`() {
        var pool = warm(connections: 1)
        #expect(pool.broken(connection(1), now: start) == [])
        #expect(submit(&pool, 1) == [.connect(connection(2))])
    }

    @Test func `gives nothing new to a connection on which somebody's time ran out, until it moves`() {
        var pool = warm(connections: 1)
        _ = submit(&pool, 1)
        pool.doubt(connection(1))
        #expect(submit(&pool, 2) == [])
        #expect(pool.finished(connection(1), now: start) == [.run(2, on: connection(1))])
    }

    @Test func `refuses who has waited too long and says whether the server was there`() {
        var pool = pool(connections: 1)
        _ = submit(&pool, 1)
        #expect(pool.expire(now: later) == [.refuse(1, .waitedTooLong(isConnected: false))])
        _ = pool.connected(connection(1), now: later)
        _ = pool.submit(2, use: .exclusive, deadline: later, now: start)
        _ = pool.submit(3, use: .exclusive, deadline: later, now: start)
        #expect(pool.expire(now: later) == [.refuse(3, .waitedTooLong(isConnected: true))])
    }

    @Test func `keeps those who may wait longer`() {
        var pool = pool(connections: 1)
        _ = pool.submit(1, use: .shared, deadline: start.advanced(by: .seconds(1)), now: start)
        _ = pool.submit(2, use: .shared, deadline: start.advanced(by: .seconds(5)), now: start)
        let second = start.advanced(by: .seconds(1))
        #expect(pool.nextTimer == second)
        #expect(pool.expire(now: second) == [.refuse(1, .waitedTooLong(isConnected: false))])
        #expect(pool.nextTimer == start.advanced(by: .seconds(5)))
    }

    // MARK: leaving

    @Test func `takes back waiting work and leaves running work alone`() {
        var pool = warm(connections: 1, depth: 1)
        _ = submit(&pool, 1)
        _ = submit(&pool, 2)
        #expect(pool.cancel(2) == [.refuse(2, .cancelled)])
        #expect(pool.cancel(1) == [])
        #expect(pool.finished(connection(1), now: start) == [])
    }

    @Test func `refuses who waits when it is closed and closes connections as they fall idle`() {
        var pool = warm(connections: 3, depth: 1)
        _ = submit(&pool, 1)
        _ = submit(&pool, 2, use: .exclusive)
        #expect(pool.close() == [.close(connection(3))])
        #expect(submit(&pool, 3) == [.refuse(3, .closed)])
        #expect(!pool.isDrained)
        #expect(pool.finished(connection(1), now: start) == [.close(connection(1))])
        #expect(pool.returned(connection(2), reusable: true, now: start) == [.close(connection(2))])
        #expect(pool.isDrained)
    }

    @Test func `closes a connection that stands only after the pool was closed`() {
        var pool = pool()
        _ = submit(&pool, 1)
        #expect(pool.close() == [.refuse(1, .closed), .close(connection(1))])
        #expect(pool.connected(connection(1), now: start) == [.close(connection(1))])
        #expect(pool.isDrained)
    }

    /// Whatever happens in whatever order: limits hold, no work is lost, none is answered twice.
    @Test(arguments: 0..<50) func `keeps its promises under random events`(seed: Int) {
        var random = SplitMix(state: UInt64(seed))
        var pool = pool(connections: 3, depth: 2, waiting: 6)
        var now = start
        var open: [ConnectionID: (ready: Bool, lent: Bool, inFlight: Int)] = [:]
        var unanswered: Set<Int> = []
        func carryOut(_ actions: [Action]) {
            for action in actions {
                switch action {
                case .connect(let id):
                    #expect(open[id] == nil)
                    open[id] = (false, false, 0)
                case .run(let job, let id):
                    #expect(open[id]?.ready == true && open[id]?.lent == false)
                    open[id]?.inFlight += 1
                    #expect(open[id]?.inFlight ?? 3 <= 2)
                    #expect(unanswered.remove(job.id) != nil)
                case .lend(let id, let job):
                    #expect(open[id]?.ready == true && open[id]?.lent == false && open[id]?.inFlight == 0)
                    open[id]?.lent = true
                    #expect(unanswered.remove(job.id) != nil)
                case .refuse(let job, _):
                    #expect(unanswered.remove(job.id) != nil)
                case .close(let id):
                    open[id] = nil
                }
            }
            #expect(open.count <= 3)
        }
        for step in 0..<400 {
            now = now.advanced(by: .milliseconds(Int64.random(in: 0...40, using: &random)))
            let id = open.keys.sorted { $0.rawValue < $1.rawValue }.randomElement(using: &random)
            switch Int.random(in: 0..<8, using: &random) {
            case 0, 1, 2:
                unanswered.insert(step)
                let use: PoolUse = Bool.random(using: &random) ? .shared : .exclusive
                let deadline = now.advanced(by: .milliseconds(500))
                carryOut(pool.submit(Job(step), use: use, deadline: deadline, now: now))
            case 3:
                guard let id, open[id]?.ready == false else { continue }
                if Int.random(in: 0..<3, using: &random) == 0 {
                    open[id] = nil
                    carryOut(pool.connectFailed(id, jitter: 0.5, now: now))
                } else {
                    open[id]?.ready = true
                    carryOut(pool.connected(id, now: now))
                }
            case 4, 5:
                guard let id, let state = open[id], state.ready else { continue }
                if state.lent {
                    let reusable = Bool.random(using: &random)
                    if reusable { open[id]?.lent = false }
                    carryOut(pool.returned(id, reusable: reusable, now: now))
                } else if state.inFlight > 0 {
                    open[id]?.inFlight -= 1
                    carryOut(pool.finished(id, now: now))
                }
            case 6:
                guard let id, open[id]?.ready == true, Int.random(in: 0..<4, using: &random) == 0 else { continue }
                open[id] = nil
                carryOut(pool.broken(id, now: now))
            default:
                carryOut(pool.expire(now: now))
            }
        }
        carryOut(pool.expire(now: now.advanced(by: .seconds(10))))
        carryOut(pool.close())
        #expect(unanswered.isEmpty)
    }
}
