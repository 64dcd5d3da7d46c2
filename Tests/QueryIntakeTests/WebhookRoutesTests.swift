import CloudEventsHTTP
import HTTPTestSupport
import HTTPTypes
import Hummingbird
import JSON
import Logging
import NIOCore
import QueryIntake
import QueryReadModels
import ServiceKit
import Testing
import UserContract

/// The answers as the sender sees them, through the service's router.
struct WebhookRoutesTests {
    @Test func `an accepted delivery is answered with the position`() async throws {
        let (status, body, _) = try await post(.success(.accepted(position: 3)))
        #expect(status == .ok)
        #expect(body == #"{"position":3}"#)
    }

    @Test func `conflicts are problems whose type and position the sender acts upon`() async throws {
        for (outcome, type) in [
            (ApplyOutcome.positionMismatch(position: 7), "position-mismatch"),
            (.logDiverged(position: 7), "log-diverged"),
        ] {
            let (status, body, headers) = try await post(.success(outcome))
            let problem = try JSONParser.parse(Array(body.utf8))
            #expect(status == .conflict)
            #expect(headers[.contentType] == "application/problem+json")
            #expect(problem["type"]?.string == type)
            #expect(problem["position"]?.integer == 7)
            #expect(problem["status"]?.integer == 409)
        }
    }

    @Test func `a store that is away is a reason to come again`() async throws {
        let (status, _, headers) = try await post(.failure(.store(.unavailable(detail: "secret detail"))))
        #expect(status == .serviceUnavailable)
        #expect(headers[.retryAfter] == "1")
    }

    @Test func `a fault tells nothing internal`() async throws {
        let (status, body, _) = try await post(.failure(.store(.broken(detail: "secret detail"))))
        #expect(status == .internalServerError)
        #expect(!body.contains("secret"))
    }

    @Test func `a wrong signature is 401`() async throws {
        let (status, body, headers) = try await post(.success(.accepted(position: 1)), signedBy: Sender())
        #expect(status == .unauthorized)
        #expect(headers[.wwwAuthenticate] != nil)
        #expect(try JSONParser.parse(Array(body.utf8))["status"]?.integer == 401)
    }

    @Test func `a body over 4 MiB is 413 before it is verified`() async throws {
        let request = Sender.Request(headers: [:], body: Array(repeating: 0x20, count: 4 << 20 + 1))
        #expect(try await send(.post, request, to: RecordingStore(), trusting: Sender()).status == .contentTooLarge)
    }

    @Test func `a header that comes twice is no header`() async throws {
        let sender = Sender()
        let request = sender.request(positions: 1...3, at: .now())
        let response = try await send(.post, request, to: RecordingStore(), trusting: sender) {
            $0.append(HTTPField(name: HTTPField.Name("hindsight-after")!, value: "7"))
        }
        #expect(response.status == .badRequest)
    }

    @Test func `the handshake gives consent to whoever asks`() async throws {
        let request = Sender.Request(headers: ["webhook-request-origin": "hindsight.example"], body: [])
        let response = try await send(.options, request, to: RecordingStore(), trusting: Sender())
        #expect(response.status == .noContent)
        #expect(response.headers[HTTPField.Name("WebHook-Allowed-Origin")!] == "hindsight.example")
        #expect(response.headers[HTTPField.Name("WebHook-Allowed-Rate")!] == "*")
        #expect(response.headers[.allow] == "OPTIONS, POST")
    }

    @Test func `other methods are 405`() async throws {
        let response = try await send(
            .get, Sender.Request(headers: [:], body: []), to: RecordingStore(), trusting: Sender())
        #expect(response.status == .methodNotAllowed)
        #expect(response.headers[.allow] == "OPTIONS, POST")
    }

    private func post(
        _ outcome: Result<ApplyOutcome, ApplyError>, signedBy other: Sender? = nil
    ) async throws -> (HTTPResponse.Status, String, HTTPFields) {
        let sender = Sender()
        let request = (other ?? sender).request(positions: 1...3, at: .now())
        let response = try await send(.post, request, to: RecordingStore(outcome), trusting: sender)
        return (response.status, try await response.text(), response.headers)
    }

    private func send(
        _ method: HTTPRequest.Method, _ request: Sender.Request, to store: RecordingStore, trusting sender: Sender,
        changing change: (inout HTTPFields) -> Void = { _ in }
    ) async throws -> Response {
        let router = ServiceRouter(metrics: MetricsRegistry(), readiness: Readiness { nil })
        WebhookRoutes(receiver: WebhookReceiver(store: store, secrets: [sender.secret])).add(to: router)
        var headers = HTTPFields()
        for (name, value) in request.headers {
            headers[HTTPField.Name(name)!] = value
        }
        change(&headers)
        let head = HTTPRequest(
            method: method, scheme: "http", authority: "localhost", path: "/webhooks/events", headerFields: headers)
        return try await router.responder().respond(
            to: Request(head: head, body: RequestBody(buffer: ByteBuffer(bytes: request.body))),
            context: ServiceContext(logger: .quiet))
    }
}

extension Logger {
    /// Keeps metadata, where the request's id lives, and prints nothing that a test causes on purpose.
    fileprivate static let quiet = {
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        return logger
    }()
}
