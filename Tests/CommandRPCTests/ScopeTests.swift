import CommandApplication
import HTTPTypes
import JSON
import RPCTestSupport
import ServiceKit
import Testing

/// Section 1 of the contract, "Methods": which scope each method needs. The methods are asked of the service itself, so
/// one that is not in the table is a failure.
struct ScopeTests {
    private static let table: [String: Scope] = [
        "user.create": .usersWrite, "user.changeName": .usersWrite, "user.changeEmail": .usersWrite,
        "user.changeStatus": .usersWrite, "user.delete": .usersWrite, "user.restore": .usersWrite,
        "events.read": .eventsRead,
        "subscription.create": .deliveryAdmin, "subscription.list": .deliveryAdmin, "subscription.get": .deliveryAdmin,
        "subscription.pause": .deliveryAdmin, "subscription.resume": .deliveryAdmin,
        "subscription.delete": .deliveryAdmin, "subscription.rotateSecret": .deliveryAdmin,
        "delivery.failures": .deliveryAdmin, "delivery.parked": .deliveryAdmin, "delivery.retry": .deliveryAdmin,
        "delivery.discard": .deliveryAdmin,
    ]

    /// What tokens may have: nothing, each scope alone, all others, and what only looks like a scope.
    private static func grants(_ required: Scope) -> [(scopes: String, isEnough: Bool)] {
        let others = Scope.allCases.filter { $0 != required }.map(\.rawValue)
        let name = required.rawValue
        return [("", false), (others.joined(separator: " "), false)]
            + Scope.allCases.map { ($0.rawValue, $0 == required) }
            + [
                (name.uppercased(), false), (name + "x", false), (name + ",users:read", false), ("*", false),
                (String(name.prefix { $0 != ":" }), false), ("other \(name) more", true),
            ]
    }

    private func methods(of service: RPCService) async throws -> [JSONValue] {
        let methods = try await service.call("rpc.discover", [])["methods"]?.array ?? []
        try #require(!methods.isEmpty)
        return methods
    }

    @Test func `every method of the table is there`() async throws {
        let names = try await methods(of: RPCService()).map { $0["name"]?.string }
        #expect(Set(names) == Set(Self.table.keys))
    }

    @Test func `each method takes exactly its scope`() async throws {
        let service = try RPCService()
        for method in try await methods(of: service) {
            let name = try #require(method["name"]?.string)
            let required = try #require(Self.table[name], "\(name) is not in the contract's table")
            for (scopes, isEnough) in Self.grants(required) {
                // Params that no method takes: who may call is told of them, who may not of the scope first.
                let error = try await service.call(name, ["no_such_param": 1], scope: scopes)
                #expect(error["code"] == (isEnough ? -32602 : 1008), "\(name) with \"\(scopes)\"")
                if !isEnough {
                    #expect(error["data"] == ["type": "forbidden", "required_scope": .string(required.rawValue)])
                }
            }
        }
    }

    @Test func `a batch is judged call by call, and a notification without the scope does nothing`() async throws {
        let service = try RPCService()
        let read = #"{"jsonrpc":"2.0","id":1,"method":"events.read"}"#
        let create = """
            {"jsonrpc":"2.0","id":2,"method":"user.create","params":{"name":"Sarah","email":"sarah@example.com"}}
            """
        let batch = try await service.post(
            "[\(create),\(read),\(create.replacing(#""id":2,"#, with: ""))]", scope: "events:read")
        #expect(batch.json?.array?.count == 2)
        #expect(batch.json?.array?.first?["error"]?["code"] == 1008)
        #expect(batch.json?.array?.last?["result"]?["items"] == [])
        #expect(try await service.call("events.read", [])["head_position"] == 0)
    }

    @Test func `the document tells of each method's scope`() async throws {
        for method in try await methods(of: RPCService()) {
            let scope = try #require(Self.table[method["name"]?.string ?? ""])
            #expect(method["description"]?.string?.contains("`\(scope.rawValue)`") == true)
        }
    }

    @Test func `without a token every method is 401`() async throws {
        let service = try RPCService()
        for method in try await methods(of: service) {
            let reply = try await service.post(
                #"{"jsonrpc":"2.0","id":1,"method":"\#(method["name"]?.string ?? "")"}"#, scope: nil)
            #expect(reply.status == 401)
            #expect(reply.headers[.wwwAuthenticate] == "Bearer")
        }
    }
}
