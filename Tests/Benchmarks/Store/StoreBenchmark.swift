import CommandApplication
import CommandEventStore
import FoundationEssentials
import Glibc
import Postgres
import UserContract

/// The event store against bare INSERTs, with a short log and a long one, with a short history and a long one, with one
/// instance and several. A number after `store` is the length of the long log.
enum StoreBenchmark {
    private static let clients = 64
    private static let seconds = 4
    private static let rounds = 3
    private static let shortLog: Int64 = 10_000

    @Sendable static func run() async throws {
        let longLog = CommandLine.arguments.dropFirst(2).first.flatMap { Int64($0) } ?? 5_000_000
        var log = try await BenchmarkLog()
        let bare = try await BareInserts(on: log.cluster, clients: clients)
        try await growth(&log, bare, sizes: [shortLog, longLog])
        try await coldCommands(log)
        try await instances(log)
        await log.stop()
    }

    /// What an append and a load cost as the log grows.
    private static func growth(_ log: inout BenchmarkLog, _ bare: BareInserts, sizes: [Int64]) async throws {
        print("creates with every check against bare INSERT, \(clients) clients each; best of \(rounds) rounds\n")
        print("| events in the log | bare INSERT/s | creates/s | ratio |", terminator: "")
        print(" 1,000 clients: creates/s | ratio | load of a user, ms | cold command, ms |")
        print("| --- | --- | --- | --- | --- | --- | --- | --- |")
        for size in sizes {
            try await log.fill(to: size)
            let (store, client) = try log.instance()
            let handler = UserCommandHandler(store: store)
            var (inserts, creates, many) = (0.0, 0.0, 0.0)
            for _ in 0..<rounds {
                inserts = max(inserts, try await bare.rate(seconds: seconds))
                creates = max(
                    creates, try await CommandLoad.createRate([handler], clients: clients, seconds: seconds))
                many = max(many, try await CommandLoad.createRate([handler], clients: 1_000, seconds: seconds))
            }
            let (load, command) = try await oldUsers(store, of: log)
            print(
                "| \(log.length) | \(Int(inserts)) | \(Int(creates)) | \(ratio(creates, inserts)) | \(Int(many)) |",
                "\(ratio(many, inserts)) | \(load.median.rounded2) | \(command.median.rounded2) |")
            fflush(nil)
            await client.shutDown()
        }
    }

    /// Users at random, so that their pages are not the last ones written.
    private static func oldUsers(
        _ store: PostgresEventStore, of log: BenchmarkLog
    ) async throws -> (load: Latency, command: Latency) {
        let handler = UserCommandHandler(store: store, limits: .forgetful)
        var (load, command) = (Latency(), Latency())
        for _ in 0..<500 {
            let loaded = log.randomUser()
            _ = try await load.measure { try await store.load(loaded, commandID: nil, snapshotVersion: 1) }
            let request = try CommandLoad.rename(log.randomUser())
            _ = try await command.measure { try await handler.handle(request) }
        }
        return (load, command)
    }

    /// One more command for a user whose state nobody remembers.
    private static func coldCommands(_ log: BenchmarkLog) async throws {
        let (store, client) = try log.instance()
        let handler = UserCommandHandler(store: store, limits: .forgetful)
        let withoutSnapshots = UserCommandHandler(store: store, limits: .withoutSnapshots)
        let (snapshotted, replayed) = (UUID.version7(), UUID.version7())
        for (user, handler) in [(snapshotted, handler), (replayed, withoutSnapshots)] {
            try await makeHistory(of: user, events: 10_000, with: handler)
        }
        var (short, long, whole) = (Latency(), Latency(), Latency())
        for _ in 0..<300 {
            let young = try CommandLoad.rename(try await handler.handle(CommandLoad.create()).userID)
            let old = try CommandLoad.rename(snapshotted)
            let unaided = try CommandLoad.rename(replayed)
            _ = try await short.measure { try await handler.handle(young) }
            _ = try await long.measure { try await handler.handle(old) }
            _ = try await whole.measure { try await withoutSnapshots.handle(unaided) }
        }
        print("\none more command, cold; the median of 300\n")
        print("| the user's history | ms | ratio |")
        print("| --- | --- | --- |")
        print("| 1 event | \(short.median.rounded2) | 1.0 |")
        print("| 10,000 events, a snapshot every 100 | \(long.median.rounded2) | \(ratio(long.median, short.median)) |")
        print("| 10,000 events, no snapshot | \(whole.median.rounded2) | \(ratio(whole.median, short.median)) |")
        fflush(nil)
        await client.shutDown()
    }

    private static func makeHistory(of user: UUID, events: Int, with handler: UserCommandHandler) async throws {
        _ = try await handler.handle(CommandLoad.create(user))
        // Together: those who wait for one another are decided and appended together.
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 1..<events {
                let request = try CommandLoad.rename(user)
                group.addTask { _ = try await handler.handle(request) }
            }
            try await group.waitForAll()
        }
    }

    /// The same load on one instance and on several.
    private static func instances(_ log: BenchmarkLog) async throws {
        print("\nthe same clients spread over instances on one log; best of \(rounds) rounds\n")
        print("| clients | instances | creates/s | ratio |")
        print("| --- | --- | --- | --- |")
        for clients in [256, 1_024] {
            let counts = [1, 2, 4]
            var best = [Double](repeating: 0, count: counts.count)
            for _ in 0..<rounds {
                for (index, count) in counts.enumerated() {
                    let instances = try (0..<count).map { _ in try log.instance() }
                    let handlers = instances.map { UserCommandHandler(store: $0.store) }
                    best[index] = max(
                        best[index], try await CommandLoad.createRate(handlers, clients: clients, seconds: seconds))
                    for instance in instances { await instance.client.shutDown() }
                }
            }
            for (count, rate) in zip(counts, best) {
                print("| \(clients) | \(count) | \(Int(rate)) | \(ratio(rate, best[0])) |")
            }
        }
        fflush(nil)
    }

    private static func ratio(_ value: Double, _ base: Double) -> Double { (value / base).rounded2 }
}

extension CommandLimits {
    /// Every command loads its user.
    fileprivate static var forgetful: CommandLimits {
        var limits = CommandLimits()
        limits.recentUsers = 0
        return limits
    }

    fileprivate static var withoutSnapshots: CommandLimits {
        var limits = forgetful
        limits.snapshotInterval = .max
        return limits
    }
}

extension Double {
    fileprivate var rounded2: Double { (self * 100).rounded() / 100 }
}
