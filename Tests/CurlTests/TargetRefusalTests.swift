import Curl
import Logging
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(5)))
struct TargetRefusalTests {
    let driver = CurlDriver(logger: Logger(label: "test"))

    @Test func `refuses a name that turns out to mean a forbidden address, before connecting`() async throws {
        let server = try ScriptedHTTPServer { _ in .answer(200) }
        let request = HTTPTransferRequest(url: "http://localhost:\(server.port)/", policy: TargetPolicy())
        await #expect(throws: TransferFault.targetRefused) { try await driver.send(request) }
        #expect(server.journal.value.connectionsOpened == 0)
    }

    @Test(arguments: ["127.0.0.1", "0x7f.1", "2130706433", "0177.0.0.1", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]"])
    func `refuses every spelling of a forbidden address`(host: String) async throws {
        let server = try ScriptedHTTPServer { _ in .answer(200) }
        let request = HTTPTransferRequest(url: "http://\(host):\(server.port)/", policy: TargetPolicy())
        await #expect(throws: TransferFault.targetRefused) { try await driver.send(request) }
        #expect(server.journal.value.connectionsOpened == 0)
    }

    @Test func `refuses to reuse a connection that a more generous policy opened`() async throws {
        let server = try ScriptedHTTPServer { _ in .answer(200) }
        let url = "http://localhost:\(server.port)/"
        _ = try await driver.send(HTTPTransferRequest(url: url, policy: .any))
        let strict = HTTPTransferRequest(url: url, policy: TargetPolicy())
        await #expect(throws: TransferFault.targetRefused) { try await driver.send(strict) }
        #expect(server.requests.count == 1)
    }

    @Test(arguments: ["127.0.0.0/8", "localhost"])
    func `connects to what is listed`(listed: String) async throws {
        let server = try ScriptedHTTPServer { _ in .answer(200) }
        let entry = try #require(AllowedTarget(listed == "localhost" ? "localhost:\(server.port)" : listed))
        let request = HTTPTransferRequest(
            url: "http://localhost:\(server.port)/", policy: TargetPolicy(allowing: [entry]))
        #expect(try await driver.send(request).status == 200)
    }
}
