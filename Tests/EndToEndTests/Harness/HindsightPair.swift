import CloudEventsHTTP
import Curl
import FoundationEssentials
import Logging
import Postgres
import Synchronization
import TestSupport

/// Both services on databases of their own, as an operator would run them.
final class HindsightPair: Sendable {
    static let allScopes = "users:write users:read audit:read events:read events:replay delivery:admin"

    let command: ServiceProcess
    let query: ServiceProcess
    let webhookSecret: WebhookSecret
    let commandDatabase: TestDatabase
    let queryDatabase: TestDatabase
    /// What a service needs, as environment variables: also for starting one wrongly on purpose.
    let environments: [Program: [String: String]]
    let driver: CurlDriver
    private let directory: String
    private let adminToken: String
    private let more = Mutex<[ServiceProcess]>([])

    private init(
        cluster: PostgresCluster, directory: String, driver: CurlDriver, settings: [String: String]
    ) async throws {
        self.directory = directory
        self.driver = driver
        commandDatabase = try await cluster.createDatabase(roles: ["hindsight_command"])
        queryDatabase = try await cluster.createDatabase()
        webhookSecret = .random()
        let jwtSecret = UUID().uuidString + UUID().uuidString
        let (commandPort, queryPort) = (try FreePort.next(), try FreePort.next())
        let own: [Program: [String: String]] = [
            .commandService: [
                "HINDSIGHT_DATABASE_URL": commandDatabase.connectionString(role: "hindsight_command"),
                "HINDSIGHT_JWT_SECRET": jwtSecret,
                "HINDSIGHT_SECRETS_KEY": Data(WebhookSecret.random().bytes).base64EncodedString(),
                "HINDSIGHT_READ_MODELS_URL": "http://127.0.0.1:\(queryPort)/webhooks/events",
                "HINDSIGHT_READ_MODELS_SECRET": webhookSecret.text,
            ],
            .queryService: [
                "HINDSIGHT_DATABASE_URL": queryDatabase.connectionString,
                "HINDSIGHT_JWT_SECRET": jwtSecret,
                "HINDSIGHT_WEBHOOK_SECRET": webhookSecret.text,
                "HINDSIGHT_COMMAND_URL": "http://127.0.0.1:\(commandPort)",
                "HINDSIGHT_COMMAND_TOKEN_FILE": "\(directory)/command-token",
                // A replay that nobody asked for would be in the way of most tests.
                "HINDSIGHT_CHECK_RATE": "0",
            ],
        ]
        let environments = own.mapValues { $0.merging(settings) { _, given in given } }
        self.environments = environments
        command = ServiceProcess(
            .commandService, port: commandPort, environment: environments[.commandService] ?? [:],
            directory: directory, driver: driver)
        query = ServiceProcess(
            .queryService, port: queryPort, environment: environments[.queryService] ?? [:], directory: directory,
            driver: driver)
        adminToken = try await Self.mint(subject: "admin", scope: Self.allScopes, secret: jwtSecret)
        let replayToken = try await Self.mint(subject: "query-service", scope: "events:replay", secret: jwtSecret)
        try replayToken.write(toFile: "\(directory)/command-token", atomically: true, encoding: .utf8)
        for (program, database) in [(Program.commandService, commandDatabase), (.queryService, queryDatabase)] {
            try await OneShot.run(program, ["migrate"], ["HINDSIGHT_DATABASE_URL": database.connectionString])
                .expectSuccess()
        }
        try await query.launch()
        try await command.launch()
        try await query.waitUntilReady()
        try await command.waitUntilReady()
    }

    /// Runs `body` with a fresh pair; stops everything afterwards, and looks through the logs, whatever happened.
    /// - Parameter settings: further environment variables of both services.
    static func running(
        on cluster: PostgresCluster? = nil, settings: [String: String] = [:],
        _ body: (HindsightPair) async throws -> Void
    ) async throws {
        let directory = FileManager.default.temporaryDirectory.path + "/hindsight-e2e-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: directory) }
        let driver = CurlDriver(logger: Logger(label: "e2e") { _ in SwiftLogNoOpLogHandler() })
        let outcome: Result<Void, any Error>
        do {
            let cluster = if let cluster { cluster } else { try await DurableCluster.shared() }
            let pair = try await HindsightPair(
                cluster: cluster, directory: directory, driver: driver, settings: settings)
            do {
                try await body(pair)
                outcome = .success(())
            } catch {
                outcome = .failure(error)
            }
            await pair.end()
        } catch {
            outcome = .failure(error)
        }
        await driver.shutdown()
        try outcome.get()
    }

    private func end() async {
        let services = [command, query] + more.withLock { $0 }
        for service in services {
            await service.kill()
            LogCheck.expectHarmless(service)
        }
        // The databases stay until the cluster goes: dropping one flushes everything to disk and takes seconds.
    }

    /// One more Command Service on the same event store, with more options as environment variables.
    func anotherCommandService(options: [String: String] = [:]) async throws -> ServiceProcess {
        try await another(.commandService, options: options)
    }

    /// One more Query Service on the same read models.
    func anotherQueryService(options: [String: String] = [:]) async throws -> ServiceProcess {
        try await another(.queryService, options: options)
    }

    private func another(_ program: Program, options: [String: String]) async throws -> ServiceProcess {
        let folder = "\(directory)/\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let environment = (environments[program] ?? [:]).merging(options) { $1 }
        let service = ServiceProcess(
            program, port: try FreePort.next(), environment: environment, directory: folder, driver: driver)
        more.withLock { $0.append(service) }
        try await service.start()
        return service
    }

    /// A caller of this instance that may do everything.
    func client(at service: ServiceProcess) -> HTTPClient {
        HTTPClient(driver: driver, baseURL: service.baseURL, token: adminToken)
    }

    func service(_ program: Program) -> ServiceProcess {
        program == .commandService ? command : query
    }

    func database(_ program: Program) -> TestDatabase {
        program == .commandService ? commandDatabase : queryDatabase
    }

    /// A caller of the Command Service; nil shows no token.
    func commands(_ token: String?) -> HTTPClient {
        HTTPClient(driver: driver, baseURL: command.baseURL, token: token)
    }

    func queries(_ token: String?) -> HTTPClient {
        HTTPClient(driver: driver, baseURL: query.baseURL, token: token)
    }

    /// Callers that may do everything.
    var commands: HTTPClient { commands(adminToken) }
    var queries: HTTPClient { queries(adminToken) }

    func mint(_ subject: String, _ scope: String) async throws -> String {
        let secret = environments[.commandService]?["HINDSIGHT_JWT_SECRET"] ?? ""
        return try await Self.mint(subject: subject, scope: scope, secret: secret)
    }

    private static func mint(subject: String, scope: String, secret: String) async throws -> String {
        let outcome = try await OneShot.run(
            .commandService, ["token", "--sub", subject, "--scope", scope, "--ttl", "1h"],
            ["HINDSIGHT_JWT_SECRET": secret])
        return String(try outcome.expectSuccess().split(separator: "\n").last ?? "")
    }
}
