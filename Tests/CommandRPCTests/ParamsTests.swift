import CommandRPC
import JSON
import Testing

struct ParamsTests {
    private func problems(_ method: String, _ params: JSONValue) async throws -> [String] {
        let error = try await RPCService().call(method, params)
        #expect(error["code"] == -32602)
        #expect(error["data"]?["type"] == "invalid_params")
        return (error["data"]?["errors"]?.array ?? []).map {
            ($0["param"]?.string ?? "?") + " " + ($0["problem"]?.string ?? "?")
        }
    }

    @Test func `every problem is told at once`() async throws {
        let found = try await problems(
            "user.create",
            [
                "name": " ", "email": "nobody", "status": "gone", "locale": 7, "user_id": "1", "command_id": "x",
                "expected_revision": -1, "correlation_id": "", "dry_run": "yes", "at": "yesterday", "nmae": "x",
            ])
        #expect(
            found.map { $0.split(separator: " ")[0] } == [
                "name", "email", "user_id", "status", "locale", "command_id", "expected_revision", "correlation_id",
                "dry_run", "at", "nmae",
            ])
    }

    @Test func `what is required is told`() async throws {
        #expect(try await problems("user.create", []) == ["name is required", "email is required"])
        #expect(
            try await problems("user.changeStatus", [:])
                == ["user_id is required", "status is required", "reason is required"])
    }

    @Test(
        arguments: [
            ("", "must not be empty"), (" \t ", "must not be empty"), ("a\u{0}b", "must not contain control"),
            ("a\nb", "must not contain control"), ("a\u{202E}b", "text direction"), ("a\u{FFFE}b", "nonchar"),
            (String(repeating: "x", count: 201), "at most 200"),
        ])
    func `a name that cannot be is refused`(name: String, told: String) async throws {
        let found = try await problems("user.create", ["name": .string(name), "email": "s@example.com"])
        #expect(found.count == 1)
        #expect(found[0].hasPrefix("name must") && found[0].contains(told), "\(found)")
    }

    @Test func `values out of place are told by what they must be`() async throws {
        for value: JSONValue in [nil, 1, true, [], [:]] {
            let found = try await problems("user.create", ["name": value, "email": "s@example.com"])
            #expect(found == ["name must " + (value.isNull ? "not be null" : "be a string")])
        }
    }

    @Test func `a state of the past is for a dry run only, and one way of naming it at a time`() async throws {
        let user: JSONValue = "019cf2a1-7c2e-7b1a-9d3f-2a6c1e5b8f04"
        #expect(
            try await problems("user.delete", ["user_id": user, "reason": "r", "at_revision": 1])
                == ["at_revision is taken only with dry_run"])
        #expect(
            try await problems(
                "user.delete", ["user_id": user, "reason": "r", "dry_run": false, "at": "2026-03-15T15:47:00Z"])
                == ["at is taken only with dry_run"])
        #expect(
            try await problems(
                "user.delete",
                ["user_id": user, "reason": "r", "dry_run": true, "at": "2026-03-15T15:47:00Z", "at_revision": 1])
                == ["at must not be given together with at_revision"])
    }

    @Test func `too many values by position are told`() async throws {
        let found = try await problems("rpc.discover", [1])
        #expect(found.count == 1)
        let user = try await problems(
            "user.changeName",
            [
                "019cf2a1-7c2e-7b1a-9d3f-2a6c1e5b8f04", "Sara", .string("019cf2a1-7c2e-7b1a-9d3f-2a6c1e5b8f05"), 0, "c",
                true, 1, "2026-03-15T15:47:00Z", "x",
            ])
        #expect(user.contains { $0.hasPrefix("[8] ") })
    }

    @Test func `ids are taken in any letter case and told in lower case`() async throws {
        let service = try RPCService()
        let id = "019CF2A1-7C2E-7B1A-9D3F-2A6C1E5B8F04"
        let created = try await service.call(
            "user.create", ["name": "Sarah", "email": "s@example.com", "user_id": .string(id)])
        #expect(created["user_id"] == .string(id.lowercased()))
        let renamed = try await service.call("user.changeName", [.string(id.lowercased()), "Sara"])
        #expect(renamed["revision"] == 2)
    }
}
