import CommandApplication
import FoundationEssentials
import TestSupport
import Testing
import UserContract

@testable import CommandEventStore

/// Random commands on few keys, random ends of appends: what must hold whatever happens.
struct AppendQueueSimulationTests {
    @Test(arguments: 0..<200)
    func `every command is told once, in the order of its lines, and never beside a rival`(_ seed: Int) throws {
        var random = SeededRandom(UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1)
        var limits = AppendLimits()
        limits.commandsPerAppend = Int.random(in: 1...8, using: &random)
        limits.queuedCommands = 40
        var queue = AppendQueue(limits: limits)
        let streams = (0..<4).map { _ in UUID.version7() }
        var requests: [AppendTicket: [AppendRequest]] = [:]
        var told: [AppendTicket] = []

        for _ in 0..<300 {
            while Bool.random(using: &random) {
                let stream = streams.randomElement(using: &random) ?? streams[0]
                var chain = [
                    AppendRequest.sample(
                        stream, releasing: ["a@x.org", "b@x.org", nil].randomElement(using: &random) ?? nil,
                        taking: ["a@x.org", "b@x.org", nil].randomElement(using: &random) ?? nil)
                ]
                while Int.random(in: 0..<3, using: &random) == 0 { chain.append(.sample(stream)) }
                guard case .queued(let ticket) = queue.enqueue(chain) else { break }
                requests[ticket] = chain
            }
            told += step(&queue, requests, &random)
        }
        while queue.count > 0 { told += step(&queue, requests, &random) }

        #expect(told.count == requests.count)
        #expect(Set(told) == Set(requests.keys))
        var last: [AppendKey: UInt64] = [:]
        for ticket in told {
            for key in AppendKey.keys(of: try #require(requests[ticket])) {
                #expect(last[key, default: 0] < ticket.number)
                last[key] = ticket.number
            }
        }
    }

    private func step(
        _ queue: inout AppendQueue, _ chains: [AppendTicket: [AppendRequest]], _ random: inout SeededRandom
    ) -> [AppendTicket] {
        let result: AppendResult
        switch queue.next() {
        case .idle:
            return []
        case .append(let batch):
            let keys = batch.tickets.compactMap { chains[$0] }.map(AppendKey.keys)
            #expect(keys.reduce(into: Set()) { $0.formUnion($1) }.count == keys.reduce(0) { $0 + $1.count })
            let outcomes = AppendResult.outcomes(batch.requests.map { _ in .emailTaken })
            result =
                [outcomes, outcomes, .refused(.store), .refused(.command(sqlState: "22P02")), .lost]
                .randomElement(using: &random) ?? outcomes
        case .resolve(let batch):
            result = Bool.random(using: &random) ? .unresolved : .outcomes(batch.requests.map { _ in .emailTaken })
        }
        return queue.ended(result).map(\.ticket)
    }
}
