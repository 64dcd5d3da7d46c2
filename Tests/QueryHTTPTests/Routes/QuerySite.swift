import FoundationEssentials
import HTTPTestSupport
import HTTPTypes
import Hummingbird
import JSON
import Logging
import NIOCore
import Postgres
import QueryHTTP
import QueryProjections
import QueryReadModels
import ServiceKit
import TestSupport
import UserContract

/// The query routes on read models of their own, filled with the story of Sarah.
struct QuerySite {
    static let sarah = UUID(text: "22222222-2222-7222-8222-222222222222")!
    static let bob = UUID(text: "33333333-3333-7333-8333-333333333333")!
    static let nobody = UUID(text: "99999999-9999-7999-8999-999999999999")!
    static let log = UUID(text: "11111111-1111-7111-8111-111111111111")!

    let client: PostgresClient
    let readModels: ReadModels
    let tokens: TokenVerifier
    let responder: ServiceResponder
    /// `GET /users/{id}` and so on: every route that there is.
    let routes: [String]

    struct Answer {
        let status: Int
        let headers: HTTPFields
        let text: String

        var json: JSONValue { get throws { try JSONParser.parse(Array(text.utf8)) } }

        subscript(_ name: String) -> String? { headers[HTTPField.Name(name)!] }
    }

    init() async throws {
        let database = try await PostgresCluster.shared().createDatabase()
        let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        var configuration = PostgresConfiguration.patient(database.connectionString)
        configuration.sessionSettings = ReadModelSchema.sessionSettings
        client = try PostgresClient(configuration: configuration, logger: logger)
        _ = try await ReadModelSchema.migrate(client)
        readModels = ReadModels(client: client, positions: AppliedPositions(client: client, logger: logger))
        tokens = TokenVerifier(
            try TokenConfiguration(secret: Secret("a secret of at least thirty-two bytes".utf8)))
        let router = ServiceRouter(metrics: MetricsRegistry(), readiness: Readiness { nil })
        QueryRoutes(readModels: readModels, tokens: tokens).add(to: router)
        ProjectionRoutes(
            readModels: readModels, builds: BuildStore(client: client), tokens: tokens, canReplay: false
        ).add(to: router)
        responder = router.responder()
        routes = router.routes.routes.map { "\($0.method) \($0.path)" }
    }

    /// Sarah is created, renamed, suspended and deleted; Bob comes in between.
    static let story: [(user: UUID, event: UserEvent)] = [
        (sarah, .created(.init(name: "Sarah", email: "sarah@example.com", status: .active, locale: "en"))),
        (bob, .created(.init(name: "Bob", email: "bob@example.com", status: .active, locale: "de"))),
        (sarah, .nameChanged(.init(name: "Sara", previousName: "Sarah"))),
        (sarah, .statusChanged(.init(status: .suspended, previousStatus: .active, reason: "late"))),
        (sarah, .deleted(.init(deletedBy: "admin", reason: "asked for it"))),
        (bob, .nameChanged(.init(name: "Robert", previousName: "Bob"))),
    ]

    /// How many readers wait for a position.
    var waiting: Int { readModels.positions.waiters.count }

    func close() {
        client.close()
    }

    static func time(_ position: Int64) -> Timestamp {
        Timestamp(rfc3339: "2026-03-15T15:00:00Z")!.advanced(byMicroseconds: position * 1_000_000)
    }

    func apply(_ positions: ClosedRange<Int64>) async throws {
        var revisions: [UUID: Int64] = [:]
        var events: [ProjectedEvent] = []
        for (index, step) in Self.story.enumerated() {
            revisions[step.user, default: 0] += 1
            let position = Int64(index + 1)
            guard positions.contains(position) else { continue }
            events.append(
                ProjectedEvent(
                    position: position, eventID: UUID.version7(at: Self.time(position)), userID: step.user,
                    revision: revisions[step.user]!, timestamp: Self.time(position), event: step.event,
                    origin: EventOrigin(actor: "admin", correlationID: "c-1", commandID: Self.nobody)))
        }
        _ = try await readModels.apply(
            Delivery(
                log: Self.log, after: positions.lowerBound - 1, afterEvent: nil, through: positions.upperBound,
                head: positions.upperBound, events: events))
    }

    func get(
        _ path: String, scopes: [String]? = ["users:read", "audit:read"], headers: [String: String] = [:],
        method: HTTPRequest.Method = .get
    ) async throws -> Answer {
        let response = try await response(to: path, scopes: scopes, headers: headers, method: method)
        return Answer(status: response.status.code, headers: response.headers, text: try await response.text())
    }

    /// The answer before its body is written.
    func response(
        to path: String, scopes: [String]? = ["users:read", "audit:read"], headers: [String: String] = [:],
        method: HTTPRequest.Method = .get
    ) async throws -> Response {
        var fields = HTTPFields()
        if let scopes {
            fields[.authorization] =
                "Bearer " + (try await tokens.mint(subject: "alice", scopes: scopes, ttl: .seconds(60)))
        }
        for (name, value) in headers {
            fields[HTTPField.Name(name)!] = value
        }
        let head = HTTPRequest(
            method: method, scheme: "http", authority: "localhost", path: path, headerFields: fields)
        return try await responder.respond(
            to: Request(head: head, body: RequestBody(buffer: ByteBuffer())),
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
