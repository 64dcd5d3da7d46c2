import Curl
import FoundationEssentials
import JSON
import Logging
import ReplayClient
import ServiceKit
import TestSupport
import Testing
import UserContract

/// Asking a service over HTTP, as an operator's command and the Query Service do.
@Suite(.timeLimit(.minutes(5)))
struct ServiceClientTests {
    private static let id = UUID(text: "22222222-2222-7222-8222-222222222222")!
    private static let replay: JSONObject = [
        "id": .string(id.text), "state": "running", "subscription": "crm", "reason": "r", "requested_by": "kim",
        "matching_events": 10, "delivered_events": 4, "position": 4, "to_position": 12,
    ]

    @Test func `the token's file is read anew for each request`() async throws {
        let path = FileManager.default.temporaryDirectory.path + "/token-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: path) }
        let server = try ScriptedHTTPServer { _ in
            .json(200, String(decoding: JSONValue.object(Self.replay).serialized(), as: UTF8.self))
        }
        try await asking(server.url, .file(path: path)) { client in
            await #expect(throws: ServiceClientProblem.self) { () async throws in try await client.replay(Self.id) }
            #expect(server.requests.isEmpty)
            for token in ["first", "second"] {
                try "\(token)\n".write(toFile: path, atomically: true, encoding: .utf8)
                #expect(try await client.replay(Self.id).deliveredEvents == 4)
            }
        }
        #expect(server.requests.compactMap { $0.header("authorization") } == ["Bearer first", "Bearer second"])
    }

    @Test func `a refusal is told with its status and sentence`() async throws {
        let body = #"{"type":"forbidden","title":"No.","detail":"The scope events:replay is needed."}"#
        let server = try ScriptedHTTPServer { _ in .json(403, body) }
        try await asking(server.url, .fixed(Secret("t".utf8))) { client in
            let problem = await #expect(throws: ServiceClientProblem.self) { () async throws in
                try await client.replay(Self.id)
            }
            #expect(problem?.status == 403)
            #expect(problem?.mayPass == false)
            #expect(problem?.description == "the Command Service refused (403): The scope events:replay is needed.")
        }
    }

    @Test func `what is no replay is not taken for one`() async throws {
        let server = try ScriptedHTTPServer { _ in .json(200, "[]") }
        try await asking(server.url, .fixed(Secret("t".utf8))) { client in
            let problem = await #expect(throws: ServiceClientProblem.self) { () async throws in
                try await client.replay(Self.id)
            }
            #expect(problem?.description == "what answered is not this program's Command Service")
        }
    }

    @Test(arguments: ["ftp://host/", "host:8080", "http://user:word@host/", ""])
    func `an address that cannot be asked is refused`(url: String) {
        #expect(throws: ConfigurationProblem.self) {
            try ServiceAddress(url: url, token: .file(path: "token"), option: "command-url")
        }
    }

    private func asking(
        _ url: String, _ token: BearerToken, _ body: (ReplayClient) async throws -> Void
    ) async throws {
        let driver = CurlDriver(logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        let address = try ServiceAddress(url: url, token: token)
        let service = ServiceClient(
            driver: driver, address: address, name: "the Command Service", userAgent: "tests")
        let outcome: Result<Void, any Error>
        do {
            outcome = .success(try await body(ReplayClient(service)))
        } catch {
            outcome = .failure(error)
        }
        await driver.shutdown()
        try outcome.get()
    }
}
