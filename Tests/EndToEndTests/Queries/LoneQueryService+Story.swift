import CloudEventsHTTP
import FoundationEssentials
import JSON
import Logging
import Postgres
import TestSupport
import Testing
import UserContract

/// Events and questions of the tests about queries.
extension LoneQueryService {
    /// The user of the document's story who is still there.
    static let bob = "019cf2a1-7c2e-7b1a-9d3f-2a6c1e5b8f05"

    /// Delivers the document's example of a delivery.
    /// - Returns: how many events it has.
    func tellStory(head: Int64? = nil) async throws -> Int64 {
        let document = try #require(try await anonymous.get("/openapi.json").json)
        let body = try #require(
            document["paths"]?["/webhooks/events"]?["post"]?["requestBody"]?["content"]?[
                CloudEventsMediaType.batch.rawValue]?["examples"]?["story"]?["value"])
        let events = Int64(body.array?.count ?? 0)
        let answer = try await deliver(body.serialized(), through: events, head: head)
        try #require(answer.status == 200, "\(answer.text)")
        return events
    }

    /// Gives Bob so many other names, as the events after `position`.
    func deliverNames(after position: Int64, count: Int64, head: Int64? = nil) async throws {
        let user = try #require(UUID(text: Self.bob))
        let events = try (1...count).map { number in
            let name = UserNameChanged(name: "Bob \(number)", previousName: number == 1 ? "Bob" : "Bob \(number - 1)")
            return RecordedEvent(
                eventID: UUID(), aggregateID: user, revision: number + 1, version: 1, position: position + number,
                timestamp: try #require(Timestamp(rfc3339: "2026-03-16T00:00:00Z")).advanced(byMicroseconds: number),
                type: UserEventType.nameChanged.rawValue, data: UserEventSchema.encode(.nameChanged(name)),
                metadata: Array(
                    #"{"actor":"admin","command_id":"\#(Self.bob)","correlation_id":"\#(Self.bob)"}"#.utf8))
        }
        let answer = try await deliver(
            try CloudEventEncoder.batch(events), after: position, through: position + count, head: head)
        try #require(answer.status == 200, "\(answer.text)")
    }

    /// Until so many requests wait for a position.
    func wait(forReaders count: Int) async throws {
        let deadline = ContinuousClock.now + .seconds(60)
        while try await !anonymous.get("/metrics").text.contains("\nwaiting_readers \(count)\n") {
            guard ContinuousClock.now < deadline else { throw HarnessProblem("there are never \(count) readers") }
            try await Task.sleep(for: .milliseconds(20))
        }
    }

    /// Transactions that the service's database has seen.
    func transactions() async throws -> Int64 {
        try await ask(
            "SELECT (xact_commit + xact_rollback)::bigint FROM pg_stat_database WHERE datname = $1")
    }

    /// Connections of the service to its database.
    func databaseConnections() async throws -> Int64 {
        try await ask(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = $1 AND application_name = 'query-service'")
    }

    func busyConnections() async throws -> Int64 {
        try await ask(
            """
            SELECT count(*) FROM pg_stat_activity
            WHERE datname = $1 AND application_name = 'query-service' AND state <> 'idle'
            """)
    }

    /// Nobody gets in any more, and who is in is thrown out.
    func shutOutOfDatabase() async throws {
        let client = try operatorsClient()
        defer { client.close() }
        _ = try await client.execute(
            Statement(name: "e2e_shut", sql: "ALTER DATABASE \"\(database.name)\" WITH ALLOW_CONNECTIONS false"))
        _ = try await ask("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = $1")
    }

    /// - Parameter sql: with the database's name as its parameter.
    private func ask(_ sql: String) async throws -> Int64 {
        let client = try operatorsClient()
        defer { client.close() }
        return try await client.execute(Statement(name: "e2e_ask", sql: sql), [database.name])[0].decode(column: 0)
    }

    /// Not a guest of the database itself, which then could not be shut.
    private func operatorsClient() throws -> PostgresClient {
        try PostgresClient(
            configuration: .patient(
                database.superuserConnectionString.replacing("/\(database.name)", with: "/postgres")),
            logger: Logger(label: "e2e") { _ in SwiftLogNoOpLogHandler() })
    }
}
