public import Logging
public import Postgres
public import QueryReadModels
internal import ReplayClient
public import ServiceLifecycle
internal import Synchronization

/// Sees to it that builds that were asked for are made, by one instance at a time, and learns which version serves.
public final class BuildService: Service {
    private let client: PostgresClient
    private let store: BuildStore
    private let connections: CopyConnections
    private let replays: (any BuildReplays)?
    private let version: ServingVersion
    private let buildsNewVersion: Bool
    private let progress: BuildProgress
    private let interval: Duration
    private let logger: Logger
    private let trouble = Mutex<String?>(nil)

    /// - Parameters:
    ///   - client: lends one connection for as long as a build is driven here.
    ///   - replays: nil when the Command Service cannot be asked; then nothing is built here.
    ///   - version: is told which version serves.
    ///   - interval: how often is looked whether there is something to do, and a fifth of it while there is.
    ///   - buildsNewVersion: whether this program's version is built without being asked for when another one serves.
    public init(
        client: PostgresClient, store: BuildStore, connections: CopyConnections, replays: (any BuildReplays)?,
        version: ServingVersion, buildsNewVersion: Bool = false, progress: BuildProgress = BuildProgress(),
        interval: Duration = .seconds(1), logger: Logger
    ) {
        self.client = client
        self.store = store
        self.connections = connections
        self.replays = replays
        self.version = version
        self.buildsNewVersion = buildsNewVersion
        self.progress = progress
        self.interval = interval
        self.logger = logger
    }

    /// Until graceful shutdown. A build under way goes on where it was, here or elsewhere.
    public func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                await self.look()
                try? await Task.sleep(for: self.interval)
            }
        }
        connections.close()
    }

    private func look() async {
        do {
            try await requestNewVersion()
            let build = try await store.unfinished()
            trouble.withLock { $0 = nil }
            if build == nil { connections.close() }
            guard let replays else { return }
            if let build {
                guard build.version == version.own else { return }
            } else {
                guard try await store.hasAbandoned() else { return }
            }
            try await drive(replays)
        } catch {
            report(error)
        }
    }

    private func requestNewVersion() async throws(ReadModelError) {
        version.learn(try await store.live().version)
        guard !version.isOurs, buildsNewVersion, replays != nil,
            try await store.latest()?.isRecent(of: version.own) != true
        else { return }
        do throws(BuildRefusal) {
            _ = try await store.request(.rebuild, by: "query-service")
            logger.notice("This program's version of the read models is being built.")
        } catch {
            if case .store(let error) = error { throw error }
        }
    }

    /// Holds the fleet's lock on a connection of its own, as long as there is something to drive and that connection lives.
    private func drive(_ replays: any BuildReplays) async throws {
        try await client.withConnection { connection in
            guard try await BuildStore.takeLock(on: connection) else { return }
            let driver = BuildDriver(
                store: store, connections: connections, replays: replays, progress: progress, logger: logger)
            while connection.isOpen, !Task.isCancelled {
                guard let build = try await store.unfinished(), build.version == version.own else { break }
                switch await advance(build, driver) {
                case .onward: continue
                case .later: try await Task.sleep(for: interval / 5)
                case .ended: break
                }
                // Whoever took the lock meanwhile would otherwise be met here.
                guard try await BuildStore.takeLock(on: connection) else { return }
            }
            guard !Task.isCancelled, connection.isOpen else { return }
            await cleanUp(replays)
        }
    }

    private func advance(_ build: Build, _ driver: BuildDriver) async -> BuildDriver.Outcome {
        do throws(ReadModelError) {
            return try await driver.advance(build)
        } catch {
            report(error)
            guard case .broken = error else { return .later }
            do throws(ReadModelError) {
                try await store.fail(build, BuildSentence.broken)
            } catch {
                return .later
            }
            return .ended
        }
    }

    /// After an end of whatever kind: a replay that nobody takes any longer, a copy that nobody fills.
    private func cleanUp(_ replays: any BuildReplays) async {
        progress.finished()
        connections.close()
        do throws(ReadModelError) {
            if let last = try await store.latest(), last.state.hasEnded, last.state != .done, let replay = last.replayID
            {
                _ = try? await replays.cancel(replay)
            }
            version.learn(try await store.live().version)
            try await store.dropAbandoned()
        } catch {
            report(error)
        }
    }

    /// Once, not every second: it is tried again anyway.
    private func report(_ error: any Error) {
        let reason = error is ReadModelError || error is PostgresError ? "\(error)" : "\(type(of: error))"
        let isNew = trouble.withLock { trouble in
            defer { trouble = reason }
            return trouble != reason
        }
        if isNew { logger.warning("Builds of the read models wait.", metadata: ["reason": "\(reason)"]) }
    }
}

extension Build {
    /// An attempt at a version that failed is not repeated by itself as long as nobody asks.
    fileprivate func isRecent(of version: Int) -> Bool {
        self.version == version && (state == .failed || state == .cancelled || !state.hasEnded)
    }
}
