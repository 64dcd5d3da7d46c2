import Testing

@testable import CommandEventStore

@Suite(.timeLimit(.minutes(5)))
struct ConfirmedPositionTests {
    private let confirmed = ConfirmedPosition()

    @Test func `it never falls`() {
        confirmed.raise(to: 5)
        confirmed.raise(to: 3)
        #expect(confirmed.position == 5)
    }

    @Test func `who asks for less than there is does not wait`() async {
        confirmed.raise(to: 5)
        #expect(await confirmed.wait(beyond: 4) == 5)
    }

    @Test func `everybody who waits for less is woken, the others wait on`() async {
        await withTaskGroup(of: Int64.self) { group in
            for beyond: Int64 in 0..<10 {
                group.addTask { [confirmed] in await confirmed.wait(beyond: beyond) }
            }
            confirmed.raise(to: 5)
            for _ in 0..<5 { #expect(await group.next() == 5) }
            confirmed.raise(to: 10)
            for _ in 0..<5 { #expect(await group.next() == 10) }
        }
    }

    @Test func `a cancelled wait ends at once`() async {
        let waiter = Task { [confirmed] in await confirmed.wait(beyond: 5) }
        waiter.cancel()
        #expect(await waiter.value == 0)
    }
}
