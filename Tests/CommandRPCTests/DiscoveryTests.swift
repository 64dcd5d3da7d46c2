import CommandApplication
import CommandRPC
import FoundationEssentials
import JSON
import RPCTestSupport
import Testing
import UserContract

struct DiscoveryTests {
    private func document() async throws -> JSONValue {
        try await RPCService().call("rpc.discover", [])
    }

    private func methods() async throws -> [JSONValue] {
        try await document()["methods"]?.array ?? []
    }

    @Test func `the document is OpenRPC 1.3.2 and lists exactly the methods of this service`() async throws {
        #expect(try await document()["openrpc"] == "1.3.2")
        #expect(
            try await methods().map { $0["name"]?.string } == [
                "user.create", "user.changeName", "user.changeEmail", "user.changeStatus", "user.delete",
                "user.restore", "events.read", "subscription.create", "subscription.list", "subscription.get",
                "subscription.pause", "subscription.resume", "subscription.delete", "subscription.rotateSecret",
                "delivery.failures", "delivery.parked", "delivery.retry", "delivery.discard",
            ])
    }

    /// Each param told is really taken, no other is, and exactly those told as required are.
    @Test func `the params told are the params taken`() async throws {
        let service = try RPCService()
        for method in try await methods() {
            let name = method["name"]?.string ?? ""
            let params = method["params"]?.array ?? []
            var wrong: JSONObject = ["not_a_param": 1]
            for param in params {
                // Of another type than the one that is told.
                wrong[param["name"]?.string ?? ""] = param["schema"]?["type"] == "object" ? 7 : [:]
            }
            let told = try await service.call(name, .object(wrong))["data"]?["errors"]?.array ?? []
            let problems = told.map { ($0["param"]?.string ?? "", $0["problem"]?.string ?? "") }
            #expect(
                Set(problems.map(\.0)) == Set(params.compactMap { $0["name"]?.string } + ["not_a_param"]), "\(name)")
            #expect(problems.filter { $0.1.contains("not a param") }.map(\.0) == ["not_a_param"], "\(name)")

            // What is needed unless something else is given is told in other words.
            let missing = (try await service.call(name, [:])["data"]?["errors"]?.array ?? [])
                .filter { $0["problem"] == "is required" }
            let required = params.filter { $0["required"] == true }
            #expect(missing.map { $0["param"] } == required.map { $0["name"] }, "\(name)")
            let firstOptional = params.firstIndex { $0["required"] == false } ?? params.count
            #expect(params[firstOptional...].allSatisfy { $0["required"] == false }, "required params come first")
        }
    }

    /// The examples are one story: each is called after those before it and answers as it says.
    @Test func `every example does what it says`() async throws {
        let store = InMemoryEventStore()
        let delivery = InMemoryDeliveryAdministration(events: store, subscriptions: [.crm])
        let service = try RPCService(store: store, delivery: delivery)
        for method in try await methods() {
            let name = method["name"]?.string ?? ""
            let example = try #require(method["examples"]?.array?.first, "\(name) has no example")
            var params: JSONObject = [:]
            for param in example["params"]?.array ?? [] {
                params[param["name"]?.string ?? ""] = param["value"]
            }
            let answer = try await service.call(name, .object(params))
            let told = try #require(example["result"]?["value"])
            #expect(comparable(answer) == comparable(told), "\(name)")
        }
    }

    @Test func `every reference in the document leads somewhere`() async throws {
        let document = try await document()
        func references(_ value: JSONValue) -> [String] {
            switch value {
            case .object(let object):
                object.members.flatMap { $0.key == "$ref" ? [$0.value.string ?? ""] : references($0.value) }
            case .array(let elements): elements.flatMap(references)
            default: []
            }
        }
        let found = references(document)
        #expect(!found.isEmpty)
        for reference in found {
            let path = reference.split(separator: "/").dropFirst().map(String.init)
            #expect(path.reduce(document as JSONValue?) { $0?[$1] } != nil, "\(reference)")
        }
    }

    /// Without what differs each time, and without who: the tests' actor is not the story's.
    private func comparable(_ value: JSONValue) -> JSONValue {
        switch value {
        case .object(let object):
            var comparable: JSONObject = [:]
            for (key, value) in object.members { comparable[key] = self.comparable(value, named: key) }
            return .object(comparable)
        case .array(let elements):
            return .array(elements.map(comparable))
        default:
            return value
        }
    }

    private func comparable(_ value: JSONValue, named name: String) -> JSONValue {
        switch name {
        case "timestamp", "state_since": value.string.flatMap(Timestamp.init(rfc3339:)) == nil ? "?" : "time"
        case "event_id": value.string.flatMap { UUID(text: $0) } == nil ? "?" : "id"
        case "secret": value.string?.hasPrefix("whsec_") == true ? "secret" : "?"
        case "deleted_by", "restored_by": "somebody"
        case "metadata": .array((value.object?.keys ?? []).sorted().map { .string($0) })
        default: comparable(value)
        }
    }
}
