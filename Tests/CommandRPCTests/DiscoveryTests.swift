import CommandApplication
import CommandRPC
import FoundationEssentials
import JSON
import RPCTestSupport
import Testing

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
                "user.restore", "events.read",
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
                wrong[param["name"]?.string ?? ""] = [:]
            }
            let told = try await service.call(name, .object(wrong))["data"]?["errors"]?.array ?? []
            let problems = told.map { ($0["param"]?.string ?? "", $0["problem"]?.string ?? "") }
            #expect(
                Set(problems.map(\.0)) == Set(params.compactMap { $0["name"]?.string } + ["not_a_param"]), "\(name)")
            #expect(problems.filter { $0.1.contains("not a param") }.map(\.0) == ["not_a_param"], "\(name)")

            let missing = try await service.call(name, [:])["data"]?["errors"]?.array ?? []
            let required = params.filter { $0["required"] == true }
            #expect(missing.map { $0["param"] } == required.map { $0["name"] }, "\(name)")
            let firstOptional = params.firstIndex { $0["required"] == false } ?? params.count
            #expect(params[firstOptional...].allSatisfy { $0["required"] == false }, "required params come first")
        }
    }

    /// The examples are one story: each is called after those before it and answers as it says.
    @Test func `every example does what it says`() async throws {
        let service = try RPCService()
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
    private func comparable(_ answer: JSONValue) -> JSONValue {
        let name = answer["items"] == nil ? "events" : "items"
        let events = (answer[name]?.array ?? []).map { event -> JSONValue in
            var object = event.object ?? [:]
            object["metadata"] = object["metadata"].map { metadata in
                .array((metadata.object?.keys ?? []).sorted().map { .string($0) })
            }
            object["event_id"] = object["event_id"].map {
                $0.string.flatMap(UUID.init(uuidString:)) != nil ? "id" : "?"
            }
            object["timestamp"] = object["timestamp"].map { _ in "time" }
            var data = object["data"]?.object ?? [:]
            for actor in ["deleted_by", "restored_by"] where data[actor] != nil {
                data[actor] = "somebody"
            }
            object["data"] = .object(data)
            return .object(object)
        }
        var object = answer.object ?? [:]
        object[name] = .array(events)
        return .object(object)
    }
}
