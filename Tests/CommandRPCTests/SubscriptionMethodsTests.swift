import CloudEventsHTTP
import CommandDelivery
import CommandRPC
import JSON
import RPCTestSupport
import Testing
import UserContract

struct SubscriptionMethodsTests {
    private static let secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"

    @Test func `what is asked for arrives, by name and by position alike`() async throws {
        let full: JSONObject = [
            "name": "crm", "url": "https://crm.example/hooks?tenant=7", "secret": .string(Self.secret),
            "event_types": ["USER_DELETED", "USER_CREATED", "USER_CREATED"], "start": 42, "max_batch": 1000,
            "on_poison": "park", "max_backoff_seconds": 86_400, "data_versions": ["USER_CREATED": 1], "verify": true,
            "ca_file": "/etc/ca.pem", "client_certificate_file": "/etc/me.pem", "mail_from": "Us <us@example.com>",
        ]
        var draft = SubscriptionDraft(name: "crm", url: "https://crm.example/hooks?tenant=7")
        draft.secret = try WebhookSecret(text: Self.secret)
        draft.eventTypes = [.created, .deleted]
        draft.start = .after(42)
        draft.maxBatch = 1000
        draft.onPoison = .park
        draft.maxBackoffSeconds = 86_400
        draft.dataVersions = [.created: 1]
        draft.verifies = true
        draft.caFile = "/etc/ca.pem"
        draft.clientCertificateFile = "/etc/me.pem"
        draft.mailFrom = "Us <us@example.com>"
        for params in [JSONValue.object(full), .array(full.members.map(\.value))] {
            let delivery = InMemoryDeliveryAdministration()
            _ = try await RPCService(delivery: delivery).call("subscription.create", params)
            #expect(delivery.orders == [.create(draft)])
        }
    }

    @Test func `what is not asked for is as the contract says`() async throws {
        let delivery = InMemoryDeliveryAdministration()
        let service = try RPCService(delivery: delivery)
        let made = try await service.call("subscription.create", ["crm", "http://crm.example"])
        #expect(delivery.orders == [.create(SubscriptionDraft(name: "crm", url: "http://crm.example"))])
        #expect(made["max_batch"] == 1)
        let text = try #require(made["secret"]?.string)
        #expect(try WebhookSecret(text: text).bytes.count == 32)
    }

    @Test(arguments: [
        ("\"now\"", SubscriptionDraft.Start.now), ("\"beginning\"", .beginning), ("0", .after(0)), ("7.0", .after(7)),
    ])
    func `a start is a word or a position`(json: String, start: SubscriptionDraft.Start) async throws {
        let delivery = InMemoryDeliveryAdministration()
        let value = try JSONParser.parse(Array(json.utf8))
        _ = try await RPCService(delivery: delivery)
            .call("subscription.create", ["name": "crm", "url": "http://crm.example", "start": value])
        var draft = SubscriptionDraft(name: "crm", url: "http://crm.example")
        draft.start = start
        #expect(delivery.orders == [.create(draft)])
    }

    @Test func `a secret is shown when it is made or rotated, and never again`() async throws {
        let service = try RPCService()
        let params: JSONValue = ["name": "crm", "url": "https://crm.example", "secret": .string(Self.secret)]
        #expect(try await service.call("subscription.create", params)["secret"] == .string(Self.secret))
        let rotated = try await service.call("subscription.rotateSecret", ["crm"])
        #expect(rotated["secret"] != nil && rotated["secret"] != .string(Self.secret))
        for method in ["get", "pause", "resume", "delete"] {
            let answer = try await service.call("subscription.\(method)", ["crm"])
            #expect(answer["name"] == "crm")
            #expect(answer["secret"] == nil, "\(method)")
        }
        #expect(try await service.call("subscription.list", [])["items"] == [])
    }

    @Test func `a subscription is told with what is known of it`() async throws {
        var bare = SubscriptionStatus(
            name: "crm", url: "https://crm.example", state: .retrying, stateSince: Timestamp(microseconds: 0),
            position: 7, lagEvents: 3, lagSeconds: 12.3456, eventTypes: ["USER_DELETED", "USER_CREATED"], maxBatch: 5,
            onPoison: .block)
        let lean = try await told(bare)
        #expect(
            lean == """
                {"name":"crm","url":"https://crm.example","state":"retrying","state_since":"1970-01-01T00:00:00.000000Z",\
                "position":7,"lag_events":3,"lag_seconds":12.346,"event_types":["USER_CREATED","USER_DELETED"],\
                "max_batch":5,"on_poison":"block","parked_users":0}
                """)
        bare.lastFailureAt = Timestamp(microseconds: 1)
        bare.lastFailure = DeliveryFailure(position: 8, reason: "It is away.", answer: "not for this list")
        bare.nextAttemptAt = Timestamp(microseconds: 2)
        #expect(
            try await told(bare).hasSuffix(
                """
                "parked_users":0,"last_failure":{"at":"1970-01-01T00:00:00.000001Z","position":8,"reason":"It is away."},\
                "next_attempt_at":"1970-01-01T00:00:00.000002Z"}
                """))
    }

    @Test func `a rotation takes a secret and a time`() async throws {
        let delivery = InMemoryDeliveryAdministration(subscriptions: [.crm])
        let service = try RPCService(delivery: delivery)
        _ = try await service.call("subscription.rotateSecret", ["crm", .string(Self.secret), 0])
        _ = try await service.call("subscription.rotateSecret", ["name": "crm"])
        #expect(
            delivery.orders == [
                .rotateSecret("crm", try WebhookSecret(text: Self.secret), graceSeconds: 0),
                .rotateSecret("crm", nil, graceSeconds: 86_400),
            ])
    }

    @Test func `an order sees what stands before it in its batch`() async throws {
        let batch = """
            [{"jsonrpc":"2.0","id":1,"method":"subscription.create","params":["crm","https://crm.example"]},
             {"jsonrpc":"2.0","method":"subscription.pause","params":["crm"]},
             {"jsonrpc":"2.0","id":2,"method":"subscription.get","params":["crm"]}]
            """
        let answers = try await RPCService().post(batch, scope: "delivery:admin").json?.array
        #expect(answers?.count == 2)
        #expect(answers?.last?["result"]?["state"] == "paused")
    }

    private func told(_ status: SubscriptionStatus) async throws -> String {
        let delivery = InMemoryDeliveryAdministration(subscriptions: [ManagedSubscription(status)])
        let call = #"{"jsonrpc":"2.0","id":1,"method":"subscription.get","params":["crm"]}"#
        let text = try await RPCService(delivery: delivery).post(call, scope: "delivery:admin").text
        return text.replacing(#"{"jsonrpc":"2.0","result":"#, with: "").replacing(#","id":1}"#, with: "")
    }
}
