import CommandDelivery
import CommandRPC
import FoundationEssentials
import JSON
import RPCTestSupport
import Testing
import UserContract

struct DeliveryMethodsTests {
    private let delivery = InMemoryDeliveryAdministration(subscriptions: [.crm])

    private func service() throws -> RPCService {
        try RPCService(delivery: delivery)
    }

    @Test func `the last failures are told with what is known of each`() async throws {
        let items = try await service().call("delivery.failures", ["crm"])["items"]?.array ?? []
        #expect(items.count == 2)
        #expect(
            items.last == [
                "at": "2026-03-15T15:46:00.000000Z", "position": 3, "fault": "No complete answer came in time.",
                "next_attempt_at": "2026-03-15T15:46:00.200000Z",
            ])
        _ = try await service().call("delivery.failures", ["subscription": "crm", "limit": 7])
        #expect(delivery.orders == [.failures("crm", limit: 100), .failures("crm", limit: 7)])
    }

    @Test func `pages of parked events follow each other until there is no next one`() async throws {
        let first = try await service().call("delivery.parked", ["subscription": "crm", "limit": 1])
        #expect(first["items"]?.array?.map { $0["position"] } == [4])
        let cursor = try #require(first["next_cursor"]?.string)
        #expect(cursor.utf8.allSatisfy { $0.isCursorByte })
        let second = try await service().call(
            "delivery.parked", ["subscription": "crm", "limit": 1, "cursor": .string(cursor)])
        #expect(second["items"]?.array?.map { $0["position"] } == [5])
        #expect(second["next_cursor"] == nil)
        let all = try await service().call("delivery.parked", ["crm"])
        #expect(all["items"]?.array?.count == 2)
        #expect(all["next_cursor"] == nil)
    }

    @Test(arguments: ["", "4", "AAAAAAAAAAQ=", "AAAAAAAAAAR", "_________w8", "AAAA", "é"])
    func `what is no cursor is refused`(text: String) async throws {
        let error = try await service().call("delivery.parked", ["subscription": "crm", "cursor": .string(text)])
        #expect(
            error["data"]?["errors"] == [
                ["param": "cursor", "problem": "must be the next_cursor of a page before"]
            ])
    }

    @Test func `parked events are sent again or given up, by position or all`() async throws {
        let service = try service()
        let retried = try await service.call("delivery.retry", ["crm", 5])
        #expect(retried == ["subscription": "crm", "events": 2, "users": 1])
        let parked = try await service.call("delivery.parked", ["crm"])["items"]?.array ?? []
        #expect(parked.map { $0["retrying"] } == [true, true])
        _ = try await service.call("delivery.retry", ["subscription": "crm", "all": true])
        let given = try await service.call("delivery.discard", ["crm", "  not needed ", 4])
        #expect(given == ["subscription": "crm", "events": 2, "users": 1])
        #expect(
            delivery.orders == [
                .retry(.position(5), "crm"), .parked("crm", after: 0, limit: 101), .retry(.all, "crm"),
                .discard(.position(4), "crm", reason: "not needed", by: "alice"),
            ])
    }

    @Test(arguments: [
        (#"{"subscription": "crm"}"#, ["position or all: true must be given"]),
        (#"{"subscription": "crm", "all": false}"#, ["position or all: true must be given"]),
        (#"{"subscription": "crm", "all": true, "position": 4}"#, ["all must not be given together with position"]),
        (#"{"subscription": "crm", "all": 1}"#, ["all must be true or false"]),
        (
            #"{"subscription": "crm", "all": true, "position": 0}"#,
            [
                "position must be an integer of at least 1", "all must not be given together with position",
            ]
        ),
        (#"{"subscription": "crm", "position": 7}"#, ["position is not that of a parked event"]),
        (#"{"position": 4, "reason": "r"}"#, ["subscription is required", "reason is not a param of this method"]),
    ])
    func `what is meant must be told, once`(params: String, problems: [String]) async throws {
        let error = try await service().call("delivery.retry", try JSONParser.parse(Array(params.utf8)))
        #expect(error["code"] == -32602)
        let told = (error["data"]?["errors"]?.array ?? []).map {
            ($0["param"]?.string ?? "?") + " " + ($0["problem"]?.string ?? "?")
        }
        #expect(told == problems)
    }

    @Test func `a position and all: false is a position`() async throws {
        _ = try await service().call("delivery.retry", ["subscription": "crm", "position": 4, "all": false])
        #expect(delivery.orders == [.retry(.position(4), "crm")])
    }

    @Test func `giving up needs a reason that can be kept`() async throws {
        for reason in ["", "a\u{0}b", String(repeating: "é", count: 501)] {
            let error = try await service().call(
                "delivery.discard", ["subscription": "crm", "all": true, "reason": .string(reason)])
            #expect(error["data"]?["errors"]?.array?.map { $0["param"] } == ["reason"])
        }
        #expect(delivery.orders.isEmpty)
    }
}

extension UInt8 {
    fileprivate var isCursorByte: Bool {
        let scalar = Unicode.Scalar(self)
        return scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || scalar == "-" || scalar == "_"
    }
}
