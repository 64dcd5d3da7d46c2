import Curl
import Logging
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(5)))
struct LifeTests {
    let driver = CurlDriver(logger: Logger(label: "test"))

    @Test func `cancelling the task ends the transfer and its connection`() async throws {
        let server = try ScriptedHTTPServer { _ in .hang }
        let (driver, url) = (driver, server.url)
        let task = Task { try await driver.send(HTTPTransferRequest(url: url)) }
        try await server.waitForRequests(1)
        task.cancel()
        let result = await task.result
        #expect(throws: TransferFault.cancelled) { try result.get() }
        try await server.waitForClosedConnections(1)
    }

    @Test func `a task that is cancelled before it sends gets told so`() async throws {
        let server = try ScriptedHTTPServer { _ in .hang }
        let (driver, url) = (driver, server.url)
        let isCancelled = Watched(false)
        let task = Task {
            await withTaskCancellationHandler {
                _ = try? await isCancelled.wait { $0 }
            } onCancel: {
                isCancelled.update { $0 = true }
            }
            return try await driver.send(HTTPTransferRequest(url: url))
        }
        task.cancel()
        let result = await task.result
        #expect(throws: TransferFault.cancelled) { try result.get() }
    }

    @Test func `one cancelled transfer does not touch its neighbours`() async throws {
        let mayAnswer = Watched(false)
        let server = try ScriptedHTTPServer { request in
            if request.target == "/doomed" { return .hang }
            _ = try? await mayAnswer.wait { $0 }
            return .answer(200)
        }
        let (driver, url) = (driver, server.url)
        let doomed = Task { try await driver.send(HTTPTransferRequest(url: url + "/doomed")) }
        async let neighbour = driver.send(HTTPTransferRequest(url: url + "/fine"))
        try await server.waitForRequests(2)
        doomed.cancel()
        _ = await doomed.result
        mayAnswer.update { $0 = true }
        #expect(try await neighbour.status == 200)
    }

    @Test func `shutting down fails what is under way and what comes later, and closes the connections`() async throws {
        let server = try ScriptedHTTPServer { _ in .hang }
        let (driver, url) = (driver, server.url)
        let tasks = (0..<3).map { _ in Task { try await driver.send(HTTPTransferRequest(url: url)) } }
        try await server.waitForRequests(3)
        await driver.shutdown()
        for task in tasks {
            let result = await task.result
            #expect(throws: TransferFault.closed) { try result.get() }
        }
        await #expect(throws: TransferFault.closed) { try await driver.send(HTTPTransferRequest(url: url)) }
        try await server.waitForClosedConnections(3)
        await driver.shutdown()
    }

    @Test func `a driver that is let go ends by itself and closes its idle connections`() async throws {
        let server = try ScriptedHTTPServer { _ in .answer(200) }
        do {
            let driver = CurlDriver(logger: Logger(label: "test"))
            _ = try await driver.send(HTTPTransferRequest(url: server.url))
        }
        try await server.waitForClosedConnections(1)
    }

    @Test func `a hundred requests are under way at the same time`() async throws {
        let count = 100
        let arrived = Watched(0)
        let server = try ScriptedHTTPServer { request in
            // Nobody is answered before everybody has asked.
            arrived.update { $0 += 1 }
            _ = try? await arrived.wait { $0 == count }
            return .answer(200, body: request.text)
        }
        let (driver, url) = (driver, server.url)
        let echoes = try await withThrowingTaskGroup(of: (Int, String).self) { group in
            for number in 0..<count {
                group.addTask {
                    let request = HTTPTransferRequest(url: url, body: Array("\(number)".utf8), timeout: .seconds(50))
                    return (number, String(decoding: try await driver.send(request).body, as: UTF8.self))
                }
            }
            return try await group.reduce(into: [Int: String]()) { $0[$1.0] = $1.1 }
        }
        #expect(echoes == Dictionary(uniqueKeysWithValues: (0..<count).map { ($0, "\($0)") }))
        #expect(server.journal.value.connectionsOpened == count)
    }
}
