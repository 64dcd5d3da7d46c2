import Testing

@testable import Postgres

struct BackoffTests {
    @Test func `doubles up to two seconds and starts over after a success`() {
        var backoff = Backoff()
        let waits = (0..<8).map { _ in backoff.failed(jitter: 1) }
        #expect(waits == [50, 100, 200, 400, 800, 1600, 2000, 2000].map { .milliseconds($0) })
        backoff.succeeded()
        #expect(backoff.failed(jitter: 0) == .milliseconds(25), "half of each wait is random")
    }
}
