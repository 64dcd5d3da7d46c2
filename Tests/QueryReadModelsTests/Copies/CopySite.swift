import FoundationEssentials
import Logging
import Postgres
import QueryProjections
import QueryReadModels
import QueryRebuild
import TestSupport

/// Read models that are rebuilt: a store, what makes builds for it, and the log that it is told of.
struct CopySite {
    let store: Store
    let builds: BuildStore
    let sink: BuildSink
    let version = ServingVersion()
    private let connections: CopyConnections
    private static let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

    init(_ store: Store) {
        self.store = store
        builds = BuildStore(client: store.client)
        connections = CopyConnections(.patient(store.database.connectionString), logger: Self.logger)
        sink = BuildSink(store: builds, connections: connections)
    }

    static func make() async throws -> CopySite {
        CopySite(try await Store.make())
    }

    /// What an instance runs.
    func service(_ replays: HistoryReplays, buildsNewVersion: Bool = false) -> BuildService {
        BuildService(
            client: store.client, store: builds, connections: connections, replays: replays, version: version,
            buildsNewVersion: buildsNewVersion, interval: .milliseconds(200), logger: Self.logger)
    }

    /// Runs `body` while an instance sees to builds.
    func building(_ replays: HistoryReplays, _ body: () async throws -> Void) async throws {
        let service = service(replays)
        let running = Task { try await service.run() }
        defer { running.cancel() }
        try await body()
        running.cancel()
        try await running.value
    }

    func build(_ kind: BuildKind) async throws -> Build {
        let requested = try await builds.request(kind, by: "kim")
        return try await end(of: requested)
    }

    /// The build once it has ended.
    func end(of build: Build) async throws -> Build {
        let deadline = ContinuousClock.now + .seconds(60)
        while ContinuousClock.now < deadline {
            if let latest = try? await builds.latest(), latest.id == build.id, latest.state.hasEnded { return latest }
            try await Task.sleep(for: .milliseconds(10))
        }
        throw NotEnded(build: try await builds.latest())
    }

    struct NotEnded: Error {
        let build: Build?
    }

    /// Applies as the intake does, in steps, until everything up to `head` is there.
    /// - Parameter log: learns of the events before anybody applies them.
    func apply(
        _ history: History, upTo head: Int64, step: Int64 = 13, log: HistoryReplays? = nil
    ) async throws {
        var position = try await store.readModels.checkpoint().position
        while position < head {
            let delivery = try history.delivery(after: position, through: min(head, position + step))
            log?.raise(head: delivery.through)
            switch try await store.readModels.apply(delivery, raw: delivery.raw) {
            case .accepted(let reached), .positionMismatch(let reached): position = reached
            case .logDiverged: throw NotEnded(build: nil)
            }
        }
    }

    /// Every row of what is told, as one text; how it came there left out.
    func rows() async throws -> String {
        let rows = try await store.client.execute(
            Statement(
                name: "test_rows",
                sql: """
                    SELECT concat_ws(E'\\n',
                        (SELECT string_agg(u::text, E'\\n' ORDER BY user_id) FROM users u),
                        (SELECT string_agg(v::text, E'\\n' ORDER BY user_id, revision) FROM user_versions v),
                        (SELECT string_agg(a::text, E'\\n' ORDER BY position) FROM audit a),
                        (SELECT string_agg(concat_ws(',', log, position, event_id, recorded_at), '') FROM projections))
                    """))
        return try rows[0].decode(column: 0)
    }

    /// The same of read models that were never rebuilt.
    static func rows(of history: History, upTo head: Int64) async throws -> String {
        let other = try await CopySite.make()
        defer { other.close() }
        try await other.apply(history, upTo: head)
        return try await other.rows()
    }

    func number(_ sql: String) async throws -> Int64 {
        try await store.count(sql)
    }

    func execute(_ sql: String, _ binds: Binds = []) async throws {
        _ = try await store.client.execute(Statement(name: "", sql: sql), binds)
    }

    func close() {
        connections.close()
        store.close()
    }
}
