import Curl
import FoundationEssentials
import Testing
import UserContract

@testable import CommandDelivery

struct ReplayRulesTests {
    private static let request = ReplayRequest(subscription: "crm", reason: "a gap")

    private func params(_ change: (inout ReplayRequest) -> Void) -> [String] {
        var request = Self.request
        change(&request)
        var problems = SettingProblems()
        ReplayRules.check(request, into: &problems)
        return problems.all.map(\.param)
    }

    private func params(of url: String, _ change: (inout ReplayRequest) -> Void = { _ in }) -> [String] {
        var request = Self.request
        change(&request)
        var problems = SettingProblems()
        ReplayRules.check(request, ofSubscriptionTo: url, targetProblem: nil, into: &problems)
        return problems.all.map(\.param)
    }

    @Test func `a replay of everything is fine`() {
        #expect(params { _ in } == [])
        #expect(params(of: "https://h/") == [])
    }

    @Test func `everything that is wrong is told at once`() {
        let told = params { request in
            request.fromPosition = 0
            request.toPosition = -1
            request.from = Timestamp(microseconds: 5)
            request.to = Timestamp(microseconds: 5)
            request.eventTypes = []
            request.ratePerSecond = 0
        }
        #expect(told == ["from_position", "to_position", "to_position", "to", "event_types", "rate_per_second"])
    }

    @Test(arguments: [(1, true), (1_000_000, true), (1_000_001, false)] as [(Int64, Bool)])
    func `a rate has a limit`(rate: Int64, isFit: Bool) {
        #expect(params { $0.ratePerSecond = rate } == (isFit ? [] : ["rate_per_second"]))
    }

    @Test func `one position, and one microsecond, are a range`() {
        let told = params { request in
            request.fromPosition = 7
            request.toPosition = 7
            request.from = Timestamp(microseconds: 5)
            request.to = Timestamp(microseconds: 6)
        }
        #expect(told == [])
    }

    @Test func `mail goes out again only when that is asked for`() {
        #expect(params(of: "smtp://h") == ["include_side_effects"])
        #expect(params(of: "smtps://h") { $0.includesSideEffects = true } == [])
        #expect(params(of: "https://h/") { $0.includesSideEffects = true } == [])
    }

    @Test func `another target is of the kind that the subscription's is`() {
        #expect(params(of: "https://h/") { $0.targetURL = "http://other/" } == [])
        #expect(params(of: "https://h/") { $0.targetURL = "smtp://other" } == ["target_url"])
        #expect(params(of: "smtp://h") { $0.targetURL = "https://other/" } == ["target_url", "include_side_effects"])
        var problems = SettingProblems()
        ReplayRules.check(
            Self.request, ofSubscriptionTo: "https://h/", targetProblem: .credentials, into: &problems)
        #expect(
            problems.all == [
                InvalidSetting(param: "target_url", problem: TargetProblem.credentials.description)
            ])
    }

    // MARK: bounds

    private func bounds(
        head: Int64 = 100, firstFrom: Int64? = nil, firstBeyond: Int64? = nil,
        _ change: (inout ReplayRequest) -> Void = { _ in }
    ) -> [Int64] {
        var request = Self.request
        change(&request)
        let bounds = ReplayBounds(request, head: head, firstFrom: firstFrom, firstBeyond: firstBeyond)
        return [bounds.first, bounds.last, bounds.count]
    }

    @Test func `what is not asked for is the whole log as it is now`() {
        #expect(bounds() == [1, 100, 100])
        #expect(bounds(head: 0) == [1, 0, 0])
    }

    @Test func `positions and moments narrow together, and the head bounds them`() {
        let asked = bounds(firstFrom: 20, firstBeyond: 31) { request in
            request.fromPosition = 10
            request.toPosition = 500
        }
        #expect(asked == [20, 30, 11])
        #expect(bounds { $0.toPosition = 500 } == [1, 100, 100])
        #expect(bounds { $0.fromPosition = 100 } == [100, 100, 1])
    }

    @Test func `what lies outside of the log or of itself is empty`() {
        #expect(bounds { $0.fromPosition = 500 } == [101, 100, 0])
        #expect(bounds(firstFrom: 101) == [101, 100, 0])
        #expect(bounds(firstBeyond: 1) == [1, 0, 0])
        #expect(bounds(firstBeyond: 5) { $0.fromPosition = 50 } == [50, 49, 0])
        #expect(bounds(head: .max - 1) { $0.fromPosition = .max } == [.max, .max - 1, 0])
    }

    @Test func `slices cover every number once`() {
        #expect(ReplayBounds.slices(of: 1...1, by: 200_000) == [1...1])
        #expect(ReplayBounds.slices(of: 5...10, by: 3) == [5...7, 8...10])
        #expect(ReplayBounds.slices(of: 5...11, by: 3) == [5...7, 8...10, 11...11])
    }

    // MARK: fingerprint

    private func digest(by actor: String = "ada", _ change: (inout ReplayRequest) -> Void = { _ in }) -> [UInt8] {
        var request = Self.request
        request.eventTypes = [.created, .deleted]
        change(&request)
        return ReplayFingerprint.digest(of: request, reason: request.reason, by: actor)
    }

    @Test func `a fingerprint depends on all that was asked for and on who asked, and not on the id`() {
        let others = [
            digest(by: "grace"), digest { $0.subscription = "erp" }, digest { $0.reason = "another" },
            digest { $0.fromPosition = 1 }, digest { $0.toPosition = 1 },
            digest { $0.from = Timestamp(microseconds: 1) }, digest { $0.to = Timestamp(microseconds: 1) },
            digest { $0.aggregateID = .version7() }, digest { $0.eventTypes = [.created] },
            digest { $0.eventTypes = nil }, digest { $0.targetURL = "https://h/" }, digest { $0.ratePerSecond = 1 },
            digest { $0.includesSideEffects = true },
        ]
        #expect(Set(others + [digest()]).count == others.count + 1)
        #expect(digest { $0.replayID = .version7() } == digest())
        #expect(digest().count == 32)
    }
}
