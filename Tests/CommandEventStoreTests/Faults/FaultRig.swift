import CommandApplication
import CommandEventStore
import FoundationEssentials
import Postgres
import TestSupport
import Testing
import UserContract

/// The use case over PostgreSQL, as two instances of the service have it. Between the first and the server stands a proxy
/// that can break its connection at any byte.
struct FaultRig: Sendable {
    let fixture: StoreFixture
    let proxy: CuttingProxy
    /// Reaches the server through the proxy, on one connection.
    let store: PostgresEventStore
    let handler: UserCommandHandler
    let other: UserCommandHandler

    /// Opens the connection and lets it prepare every statement, so that each conversation is as long as the one before.
    func warmUp() async throws {
        let known = Deed.create.request()
        _ = try await other.handle(known)
        _ = await answered(Deed.create.request())
        _ = await answered(Deed.changeToTheSame.request(known.userID))
    }

    /// Tries each cut on new commands. What else the connection carries may shift a conversation by a few bytes; then the
    /// same cut is tried again.
    func tryEach(_ cuts: [ProxyCut], _ deed: Deed, count: Int = 1, isPatient: Bool = true) async throws {
        for cut in cuts {
            var wasCut = false
            for _ in 0..<5 where !wasCut {
                var trial = try await Trial(self, deed, count: count)
                trial.isPatient = isPatient
                wasCut = try await trial.run(cut)
            }
            #expect(wasCut, "\(cut) was never reached")
        }
    }

    /// Gives the command again until its answer arrives: where connections fall silent, a machine that is slow looks alike.
    func answered(_ request: CommandRequest) async -> CommandAttempt {
        while true {
            let attempt = await handler.attempt(request)
            guard case .failure(.unavailable) = attempt, !Task.isCancelled else { return attempt }
        }
    }

    /// Gives the commands so that they are appended together: they wait behind one that waits for the log's head.
    func attemptTogether(_ requests: [CommandRequest]) async throws -> [CommandAttempt] {
        let (first, others) = try await fixture.holdingHead {
            let first = Task { await handler.attempt(Deed.create.request()) }
            try await untilQueued(1)
            let others = requests.map { request in Task { await handler.attempt(request) } }
            try await untilQueued(1 + others.count)
            return (first, others)
        }
        _ = try await first.value.get()
        var attempts: [CommandAttempt] = []
        for other in others { attempts.append(await other.value) }
        return attempts
    }

    private func untilQueued(_ count: Int) async throws {
        while store.queuedCommands != count {
            try Task.checkCancellation()
            await Task.yield()
        }
    }
}

/// Runs `body` on a log of its own.
/// - Parameter deadline: how long the service behind the proxy waits for any answer, and looks into a lost append.
func withFaultRig(
    deadline: Duration = .seconds(50), _ body: (FaultRig) async throws -> Void
) async throws {
    try await withStore { fixture in
        let proxy = try CuttingProxy(to: fixture.cluster.port)
        defer { proxy.stop() }
        var configuration = PostgresConfiguration.patient(
            "postgresql://\(StoreFixture.role)@127.0.0.1:\(proxy.port)/\(fixture.database.name)"
                + "?sslmode=disable&gssencmode=disable")
        configuration.sessionSettings = StoreFixture.patientSettings
        configuration.queryDeadline = deadline
        configuration.maximumConnections = 1
        let client = try PostgresClient(configuration: configuration, logger: StoreFixture.logger)
        defer { client.close() }
        var limits = AppendLimits()
        limits.appendDeadline = deadline
        limits.resolveDeadline = deadline
        let store = PostgresEventStore(client: client, limits: limits, logger: StoreFixture.logger)
        try await body(
            FaultRig(
                fixture: fixture, proxy: proxy, store: store, handler: UserCommandHandler(store: store),
                other: UserCommandHandler(store: fixture.store)))
        try await LogAudit.expectSound(fixture.owner)
        try await LogAudit.expectReservations(fixture.owner)
    }
}
