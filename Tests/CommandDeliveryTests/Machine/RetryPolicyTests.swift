import Testing

@testable import CommandDelivery

struct RetryPolicyTests {
    let policy = RetryPolicy(maximum: .seconds(300))

    @Test func `doubles from 100 ms up to the maximum`() {
        let longest = (1...14).map { policy.delay(afterFailures: $0, random: 1) }
        #expect(longest.prefix(4) == [.milliseconds(100), .milliseconds(200), .milliseconds(400), .milliseconds(800)])
        #expect(longest[11] == .milliseconds(204_800))
        #expect(longest[12] == .seconds(300))
        #expect(longest[13] == .seconds(300))
    }

    @Test func `spreads over the whole range: full jitter`() {
        #expect(policy.delay(afterFailures: 5, random: 0) == .zero)
        #expect(policy.delay(afterFailures: 5, random: 0.25) == .milliseconds(400))
        #expect(policy.delay(afterFailures: 5, random: 0.5) == .milliseconds(800))
    }

    @Test func `never leaves its bounds, however often it failed`() {
        for failures in [0, 1, 20, 21, 63, 64, 1_000_000, .max] {
            let delay = policy.delay(afterFailures: failures, random: 0.999)
            #expect(delay >= .zero && delay < .seconds(300))
        }
        #expect(RetryPolicy(maximum: .seconds(1)).delay(afterFailures: 100, random: 1) == .seconds(1))
    }

    @Test func `a wish of the subscriber takes the place of the exponential wait, up to an hour`() {
        #expect(policy.delay(afterFailures: 1, asked: .seconds(7), random: 0) == .seconds(7))
        #expect(policy.delay(afterFailures: 99, asked: .seconds(7), random: 1) == .seconds(7))
        #expect(policy.delay(afterFailures: 1, asked: .seconds(7_200), random: 0) == .seconds(3_600))
        // "Retry-After: 0" must not make us hammer.
        #expect(policy.delay(afterFailures: 2, asked: .zero, random: 1) == .milliseconds(200))
        #expect(policy.delay(afterFailures: 2, asked: nil, random: 1) == .milliseconds(200))
    }
}
