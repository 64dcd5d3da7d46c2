import Curl
import Logging
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(5)))
struct SendTests {
    let driver = CurlDriver(logger: Logger(label: "test"))

    @Test func `returns status, headers and body, and sends what it was given`() async throws {
        let server = try ScriptedHTTPServer { _ in
            .answer(201, headers: [("X-One", " padded "), ("x-two", "2")], body: "made")
        }
        let response = try await driver.send(
            HTTPTransferRequest(
                method: "POST", url: server.url + "/hooks?a=b",
                headers: [("Content-Type", "text/plain"), ("X-Order", "1"), ("X-Empty", "")], body: Array("hello".utf8))
        )
        #expect(response.status == 201)
        #expect(String(decoding: response.body, as: UTF8.self) == "made")
        #expect(!response.truncated)
        #expect(response.header("x-one") == "padded")
        #expect(response.header("x-two") == "2")
        #expect(response.retryAfter == nil)
        let request = try #require(server.requests.first)
        #expect(request.method == "POST")
        #expect(request.target == "/hooks?a=b")
        #expect(request.text == "hello")
        #expect(
            request.headerLines == [
                "Host: 127.0.0.1:\(server.port)", "Content-Type: text/plain", "X-Order: 1", "X-Empty:",
                "Content-Length: 5",
            ])
    }

    @Test func `adds no header of its own to a bare POST, and sends its length`() async throws {
        let server = try ScriptedHTTPServer { _ in .answer(204) }
        _ = try await driver.send(HTTPTransferRequest(url: server.url))
        let request = try #require(server.requests.first)
        #expect(request.headerLines == ["Host: 127.0.0.1:\(server.port)", "Content-Length: 0"])
        #expect(request.body.isEmpty)
    }

    @Test(arguments: ["GET", "OPTIONS", "DELETE", "PUT"])
    func `sends the method as given`(method: String) async throws {
        let server = try ScriptedHTTPServer { _ in .answer(200, body: "ok") }
        let response = try await driver.send(HTTPTransferRequest(method: method, url: server.url))
        #expect(response.status == 200)
        #expect(response.body == Array("ok".utf8))
        #expect(server.requests.map(\.method) == [method])
    }

    @Test func `sends a large body without asking for 100 Continue`() async throws {
        let server = try ScriptedHTTPServer { request in .answer(200, body: "\(request.body.count)") }
        let body = (0..<3_000_000).map { UInt8(truncatingIfNeeded: $0) }
        let response = try await driver.send(HTTPTransferRequest(url: server.url, body: body))
        #expect(String(decoding: response.body, as: UTF8.self) == "3000000")
        #expect(server.requests.first?.body == body)
        #expect(server.requests.first?.header("expect") == nil)
    }

    @Test func `sends one request after the other over one connection`() async throws {
        let server = try ScriptedHTTPServer { request in .answer(200, body: "\(request.number)") }
        for number in 1...20 {
            let response = try await driver.send(HTTPTransferRequest(url: server.url, body: [UInt8(number)]))
            #expect(String(decoding: response.body, as: UTF8.self) == "\(number)")
        }
        #expect(server.requests.map(\.body) == (1...20).map { [UInt8($0)] })
        #expect(server.journal.value.connectionsOpened == 1)
    }

    @Test func `opens a new connection when the receiver closed the last one`() async throws {
        let server = try ScriptedHTTPServer { _ in .answer(200, then: .close) }
        for _ in 1...3 { _ = try await driver.send(HTTPTransferRequest(url: server.url)) }
        #expect(server.journal.value.connectionsOpened == 3)
        #expect(server.requests.count == 3)
    }

    @Test func `carries nothing over from one transfer to the next`() async throws {
        let server = try ScriptedHTTPServer { request in
            request.number == 1 ? .answer(500, headers: [("Retry-After", "7")], body: "first") : .answer(200)
        }
        _ = try await driver.send(
            HTTPTransferRequest(method: "PUT", url: server.url, headers: [("X-Secret", "1")], body: [1, 2, 3]))
        let second = try await driver.send(HTTPTransferRequest(method: "GET", url: server.url))
        #expect(second.status == 200)
        #expect(second.body.isEmpty)
        #expect(second.retryAfter == nil)
        #expect(server.requests.last?.method == "GET")
        #expect(server.requests.last?.headerLines == ["Host: 127.0.0.1:\(server.port)"])
    }

    @Test func `cuts a huge answer at the cap, keeps its status and drops the connection`() async throws {
        let server = try ScriptedHTTPServer { _ in .endless(200) }
        let response = try await driver.send(HTTPTransferRequest(url: server.url, maximumResponseBytes: 1_024))
        #expect(response.status == 200)
        #expect(response.truncated)
        #expect(response.body == [UInt8](repeating: UInt8(ascii: "x"), count: 1_024))
        try await server.waitForClosedConnections(1)
    }

    @Test func `an answer of exactly the cap is whole`() async throws {
        let server = try ScriptedHTTPServer { _ in .answer(200, body: "12345678") }
        let response = try await driver.send(HTTPTransferRequest(url: server.url, maximumResponseBytes: 8))
        #expect(response.body == Array("12345678".utf8))
        #expect(!response.truncated)
    }

    @Test func `does not follow a redirect`() async throws {
        let elsewhere = try ScriptedHTTPServer { _ in .answer(200) }
        let server = try ScriptedHTTPServer { _ in .answer(302, headers: [("Location", elsewhere.url)]) }
        let response = try await driver.send(HTTPTransferRequest(url: server.url))
        #expect(response.status == 302)
        #expect(elsewhere.journal.value.connectionsOpened == 0)
    }

    @Test(arguments: [
        ("120", Duration.seconds(120)), ("0", .zero), ("Fri, 31 Dec 1999 23:59:59 GMT", .zero), ("soon", .zero),
    ])
    func `reads Retry-After and never below zero`(text: String, expected: Duration) async throws {
        let server = try ScriptedHTTPServer { _ in .answer(503, headers: [("Retry-After", text)]) }
        let response = try await driver.send(HTTPTransferRequest(url: server.url))
        #expect(response.status == 503)
        #expect(response.retryAfter == expected)
    }

    @Test func `skips interim answers and their headers`() async throws {
        let text = "HTTP/1.1 103 Early Hints\r\nX-Early: 1\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"
        let server = try ScriptedHTTPServer { _ in ScriptedAnswer(bytes: Array(text.utf8), then: .keepAlive) }
        let response = try await driver.send(HTTPTransferRequest(url: server.url))
        #expect(response.status == 200)
        #expect(response.header("x-early") == nil)
        #expect(response.header("content-length") == "2")
    }

    @Test func `ignores the proxies of the environment`() async {
        // In a process of its own: the environment belongs to everybody.
        await #expect(processExitsWith: .success) {
            try await sendWithProxyVariables()
        }
    }
}
