import CloudEventsHTTP
import FoundationEssentials
import Testing
import UserContract

struct DeliveryOrderTests {
    static let log = UUID(text: "0190f5d2-7c2e-7b1a-9d3f-2a6c1e5b8f04")!
    static let event = UUID(text: "0190f5d2-7c2e-7b1a-9d3f-2a6c1e5b8f05")!
    static let replay = UUID(text: "0190f5d2-7c2e-7b1a-9d3f-2a6c1e5b8f06")!

    static let start = DeliveryOrder(log: log, subscription: "read-models", after: 0, through: 100, head: 500)
    static let later = DeliveryOrder(
        log: log, subscription: "read-models", after: 100, afterEvent: event, through: 200, head: 500)
    static let replayed = DeliveryOrder(
        log: log, subscription: "read-models", after: 100, afterEvent: event, through: 200, head: 500, replayID: replay)
    static let parked = DeliveryOrder(
        log: log, subscription: "mail", after: nil, afterEvent: event, through: nil, head: 7)
    static let far = DeliveryOrder(
        log: log, subscription: "zo\u{EB}", after: .max - 1, through: .max, head: .max)

    @Test(arguments: [
        // Made with another SHA-256 over the six lines of the contract.
        (start, "msg_cc27ab32ea1f0d72d3b3f3a74774344c"),
        (later, "msg_05353d9f823def45c644100a249d0162"),
        (replayed, "msg_6aa37f5d1f2d79c0002fa6e7c5f91d0a"),
        (parked, "msg_883ca034f3bfe95fc2fa9fef0a4cf019"),
        (far, "msg_f4a8621e36f0ab6f494d0af34879cb60"),
    ])
    func `derives the id from what the request covers`(_ order: DeliveryOrder, _ id: String) {
        #expect(order.webhookID == id)
    }

    @Test func `the id stays while the head moves on`() {
        var order = Self.later
        order.head += 1
        #expect(order.webhookID == Self.later.webhookID)
    }

    @Test func `every header that counts changes the id`() {
        var changed = Array(repeating: Self.replayed, count: 6)
        changed[0].log = Self.event
        changed[1].subscription = "others"
        changed[2].after = 101
        changed[3].afterEvent = nil
        changed[4].through = 201
        changed[5].replayID = nil
        #expect(Set((changed + [Self.replayed]).map(\.webhookID)).count == 7)
    }

    @Test(arguments: [start, later, replayed, parked, far])
    func `headers are read back as they were written`(_ order: DeliveryOrder) throws {
        let headers = Dictionary(uniqueKeysWithValues: order.headers)
        #expect(try DeliveryOrder(headers: { headers[$0] }) == order)
    }

    @Test func `writes only the headers that it has`() {
        #expect(
            Self.start.headers.map { "\($0): \($1)" } == [
                "hindsight-subscription: read-models", "hindsight-log: 0190f5d2-7c2e-7b1a-9d3f-2a6c1e5b8f04",
                "hindsight-after: 0", "hindsight-through: 100", "hindsight-head: 500",
            ])
        #expect(
            Self.parked.headers.map(\.0) == [
                "hindsight-subscription", "hindsight-log", "hindsight-after-event", "hindsight-head",
                "hindsight-parked",
            ])
        #expect(Self.replayed.headers.last?.0 == "webhook-replay-id")
    }

    @Test(arguments: [
        "hindsight-subscription", "hindsight-log", "hindsight-after", "hindsight-through", "hindsight-head",
    ])
    func `names a header that is missing`(_ name: String) {
        #expect(problem { $0[name] = nil } == .missing(name))
    }

    @Test(arguments: [
        ("hindsight-log", "x"), ("hindsight-after", "-1"), ("hindsight-after", "+1"), ("hindsight-after", "007"),
        ("hindsight-after", ""), ("hindsight-after", "9223372036854775808"), ("hindsight-through", "1e3"),
        ("hindsight-through", "99"), ("hindsight-head", " 1"), ("hindsight-after-event", "x"),
        ("hindsight-parked", "true"), ("hindsight-parked", "false"), ("webhook-replay-id", ""),
    ])
    func `names a header that does not fit`(_ name: String, _ value: String) {
        guard case .invalid(name, let text)? = problem(after: { $0[name] = value }) else {
            Issue.record("`\(name): \(value)` must be refused by name")
            return
        }
        #expect(!text.isEmpty)
    }

    @Test func `an empty subscription is a missing one`() {
        #expect(problem { $0["hindsight-subscription"] = "" } == .missing("hindsight-subscription"))
    }

    /// What reading says of a valid request's headers after a change to them.
    private func problem(after change: (inout [String: String]) -> Void) -> DeliveryOrderProblem? {
        var headers = Dictionary(uniqueKeysWithValues: Self.later.headers)
        change(&headers)
        do throws(DeliveryOrderProblem) {
            _ = try DeliveryOrder(headers: { headers[$0] })
            return nil
        } catch {
            return error
        }
    }
}
