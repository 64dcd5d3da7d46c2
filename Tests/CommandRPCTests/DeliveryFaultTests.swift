import CommandDelivery
import CommandRPC
import HTTPTypes
import JSON
import RPCTestSupport
import Testing

/// What operators are told when something is wrong.
struct DeliveryFaultTests {
    private static let ofOneName = [
        "subscription.get", "subscription.pause", "subscription.resume", "subscription.delete",
        "subscription.rotateSecret", "delivery.failures", "delivery.parked",
    ]

    @Test func `an unknown subscription is 1009 everywhere`() async throws {
        let service = try RPCService()
        for method in Self.ofOneName + ["delivery.retry", "delivery.discard"] {
            var params: JSONObject = [method.hasPrefix("delivery.") ? "subscription" : "name": "crm"]
            if method == "delivery.retry" || method == "delivery.discard" { params["all"] = true }
            if method == "delivery.discard" { params["reason"] = "r" }
            let error = try await service.call(method, .object(params))
            #expect(error["code"] == 1009, "\(method)")
            #expect(error["data"] == ["type": "subscription_not_found", "name": "crm"], "\(method)")
        }
    }

    @Test func `a name is given once`() async throws {
        let service = try RPCService()
        let params: JSONValue = ["crm", "https://crm.example"]
        #expect(try await service.call("subscription.create", params)["name"] == "crm")
        let error = try await service.call("subscription.create", params)
        #expect(error["code"] == 1009)
        #expect(error["data"] == ["type": "subscription_exists", "name": "crm"])
    }

    @Test(arguments: [
        ("http://127.0.0.1/", "must not point to a link-local, multicast, loopback or private address"),
        ("https://[fd00:ec2::254]/latest", "must not point to a link-local, multicast, loopback or private address"),
        ("ftp://crm.example/", nil), ("nonsense://crm.example/", nil),
    ])
    func `a target that is not allowed is 1010 and says why`(url: String, problem: String?) async throws {
        let error = try await RPCService().call("subscription.create", ["crm", .string(url)])
        #expect(error["code"] == 1010)
        #expect(error["data"]?["type"] == "target_not_allowed")
        #expect(error["data"]?["url"] == .string(url))
        let told = try #require(error["data"]?["problem"]?.string)
        #expect(problem == nil || told == problem)
        #expect(error["message"] == .string("The URL \(told)"))
    }

    @Test func `a password in a URL is refused and not repeated`() async throws {
        let reply = try await RPCService().post(
            #"""
            {"jsonrpc":"2.0","id":1,"method":"subscription.create","params":["crm","https://me:hunter2@crm.example/x"]}
            """#, scope: "delivery:admin")
        #expect(reply.json?["error"]?["code"] == 1010)
        #expect(reply.json?["error"]?["data"]?["url"] == "https://crm.example:443/x")
        #expect(!reply.text.contains("hunter2"))
    }

    @Test func `every problem of a new subscription is told at once`() async throws {
        let error = try await RPCService().call(
            "subscription.create",
            [
                "name": "my crm", "url": "crm", "secret": "whsec_c2hvcnQ=", "event_types": ["USER_GONE"],
                "start": "yesterday", "max_batch": 1_001, "on_poison": "drop", "max_backoff_seconds": 0,
                "data_versions": ["USER_DELETED": 2], "verify": 1, "ca_file": "", "client_certificate_file": 7,
                "mail_from": "a\nb", "colour": "red",
            ])
        #expect(error["code"] == -32602)
        let problems = (error["data"]?["errors"]?.array ?? []).map {
            ($0["param"]?.string ?? "?") + " " + ($0["problem"]?.string ?? "?")
        }
        #expect(
            problems == [
                "name must be 1 to 100 of the characters A-Z, a-z, 0-9, `.`, `_` and `-`",
                "url must be an absolute URL of at most 2,048 characters",
                "secret must hold 24 to 64 bytes after `whsec_`",
                "event_types [0] must be one of USER_CREATED, USER_NAME_CHANGED, USER_EMAIL_CHANGED, "
                    + "USER_STATUS_CHANGED, USER_DELETED, USER_RESTORED",
                "start must be \"now\", \"beginning\" or an integer of at least 0",
                "max_batch must be an integer from 1 to 1000", "on_poison must be one of block, park",
                "max_backoff_seconds must be an integer from 1 to 86400",
                "data_versions [USER_DELETED] must be one of 1", "verify must be true or false",
                "ca_file must have 1 to 4096 characters", "client_certificate_file must be a string",
                "mail_from must not contain control characters or line breaks",
                "colour is not a param of this method",
            ])
    }

    @Test(arguments: [
        "hunter2hunter2hunter2hunter2hunter2", "whsec_", "whsec_%%%", "WHSEC_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
    ])
    func `a secret is refused without being repeated`(text: String) async throws {
        let call: JSONValue = [
            "jsonrpc": "2.0", "id": 1, "method": "subscription.create",
            "params": ["crm", "https://crm.example", .string(text)],
        ]
        let reply = try await RPCService().post(call.serialized(), scope: "delivery:admin")
        let errors = reply.json?["error"]?["data"]?["errors"]?.array
        #expect(errors?.map { $0["param"] } == ["secret"])
        #expect(text == "whsec_" || !reply.text.contains(text))
    }

    @Test func `what only the administration can judge is told like all else`() async throws {
        let delivery = InMemoryDeliveryAdministration(
            failure: .invalid([
                InvalidSetting(param: "name", problem: "is that of a configured subscription"),
                InvalidSetting(param: "secret", problem: "must not be given for mail"),
            ]))
        let error = try await RPCService(delivery: delivery).call("subscription.rotateSecret", ["read-models"])
        #expect(error["code"] == -32602)
        #expect(
            error["data"]?["errors"] == [
                ["param": "name", "problem": "is that of a configured subscription"],
                ["param": "secret", "problem": "must not be given for mail"],
            ])
    }

    @Test(arguments: [
        ("subscription.list", "[]", JSONValue.bool(false)), ("subscription.get", #"["crm"]"#, false),
        ("delivery.failures", #"["crm"]"#, false), ("delivery.parked", #"["crm"]"#, false),
        ("subscription.create", #"["crm","https://crm.example"]"#, "unknown"),
        ("subscription.pause", #"["crm"]"#, "unknown"), ("subscription.delete", #"["crm"]"#, "unknown"),
        ("delivery.retry", #"["crm",1]"#, "unknown"), ("delivery.discard", #"["crm","r",1]"#, "unknown"),
    ])
    func `without the store a single call gets 503, a batch -32002`(
        method: String, params: String, applied: JSONValue
    ) async throws {
        let failure = DeliveryAdministrationError.unavailable(SubscriptionStoreError(reason: "no route to db.internal"))
        let service = try RPCService(delivery: InMemoryDeliveryAdministration(failure: failure))
        let call = #"{"jsonrpc":"2.0","id":1,"method":"\#(method)","params":\#(params)}"#
        let single = try await service.post(call, scope: "delivery:admin")
        #expect(single.status == 503)
        #expect(single.headers[.retryAfter] == "1")
        #expect(single.json?["type"] == "unavailable")
        #expect(single.json?["applied"] == applied)
        #expect(!single.text.contains("db.internal"))
        let batch = try await service.post("[\(call)]", scope: "delivery:admin")
        #expect(batch.json?.array?[0]["error"]?["code"] == -32002)
        #expect(
            batch.json?.array?[0]["error"]?["data"]
                == ["type": "unavailable", "retry_after": 1, "applied": applied])
    }
}
