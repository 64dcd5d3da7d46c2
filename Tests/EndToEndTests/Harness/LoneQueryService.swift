import CloudEventsHTTP
import Curl
import FoundationEssentials
import Logging
import TestSupport
import UserContract

/// The real Query Service without a Command Service: the test delivers, and so knows every byte of what was delivered.
struct LoneQueryService: Sendable {
    let service: ServiceProcess
    let database: TestDatabase
    let directory: String
    private let driver: CurlDriver
    private let secret: WebhookSecret
    private let jwtSecret: String
    let log = UUID()

    /// Runs `body` with a fresh service on a database of its own; stops it afterwards and looks through its log.
    static func running(
        settings: [String: String] = [:], _ body: (LoneQueryService) async throws -> Void
    ) async throws {
        let directory = FileManager.default.temporaryDirectory.path + "/hindsight-e2e-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: directory) }
        let driver = CurlDriver(logger: Logger(label: "e2e") { _ in SwiftLogNoOpLogHandler() })
        let outcome: Result<Void, any Error>
        do {
            let lone = try await LoneQueryService(directory: directory, driver: driver, settings: settings)
            do {
                try await body(lone)
                outcome = .success(())
            } catch {
                outcome = .failure(error)
            }
            await lone.service.kill()
            LogCheck.expectHarmless(lone.service)
        } catch {
            outcome = .failure(error)
        }
        await driver.shutdown()
        try outcome.get()
    }

    private init(directory: String, driver: CurlDriver, settings: [String: String]) async throws {
        self.directory = directory
        self.driver = driver
        database = try await DurableCluster.shared().createDatabase()
        secret = .random()
        jwtSecret = UUID().uuidString + UUID().uuidString
        let environment = [
            "HINDSIGHT_DATABASE_URL": database.connectionString, "HINDSIGHT_JWT_SECRET": jwtSecret,
            "HINDSIGHT_WEBHOOK_SECRET": secret.text,
        ]
        service = ServiceProcess(
            .queryService, port: try FreePort.next(), environment: environment.merging(settings) { $1 },
            directory: directory, driver: driver)
        try await OneShot.run(.queryService, ["migrate"], ["HINDSIGHT_DATABASE_URL": database.connectionString])
            .expectSuccess()
        try await service.start()
    }

    /// A caller with a token of these scopes.
    func client(scopes: String = HindsightPair.allScopes) async throws -> HTTPClient {
        HTTPClient(driver: driver, baseURL: service.baseURL, token: try await token(scopes: scopes))
    }

    /// A caller without a token.
    var anonymous: HTTPClient { HTTPClient(driver: driver, baseURL: service.baseURL, token: nil) }

    func token(scopes: String = HindsightPair.allScopes) async throws -> String {
        let outcome = try await OneShot.run(
            .commandService, ["token", "--sub", "alice", "--scope", scopes, "--ttl", "1h"],
            ["HINDSIGHT_JWT_SECRET": jwtSecret])
        return String(try outcome.expectSuccess().split(separator: "\n").last ?? "")
    }

    /// Delivers a batch of events, signed as the Command Service signs.
    func deliver(
        _ body: [UInt8], after: Int64 = 0, through position: Int64, head: Int64? = nil
    ) async throws -> HTTPAnswer {
        let order = DeliveryOrder(
            log: log, subscription: "read-models", after: after, through: position, head: head ?? position)
        let headers =
            [("Content-Type", CloudEventsMediaType.batch.contentType)] + order.headers
            + WebhookSignature.headers(
                id: order.webhookID, timestamp: Timestamp.now().microseconds / 1_000_000, body: body,
                secrets: [secret])
        return try await anonymous.send("POST", "/webhooks/events", headers: headers, body: body)
    }
}
