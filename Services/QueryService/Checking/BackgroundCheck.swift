public import Logging
public import QueryReadModels
internal import ReplayClient
public import ServiceLifecycle
public import UserContract

/// Reads the whole log again, slowly and for ever, so that a row that changed behind the service's back is found out.
/// Every instance runs one; what they do may be done twice.
public struct BackgroundCheck<Replays: CheckReplays>: Service {
    private let journal: CheckJournal
    private let replays: Replays
    private let settings: CheckSettings
    private let logger: Logger
    private let metrics = CheckMetrics()

    public init(readModels: ReadModels, replays: Replays, settings: CheckSettings, logger: Logger) {
        journal = CheckJournal(readModels)
        self.replays = replays
        self.settings = settings
        self.logger = logger
    }

    /// Until graceful shutdown.
    public func run() async throws {
        await cancelWhenGracefulShutdown {
            var trouble: String?
            while !Task.isCancelled {
                do {
                    try await goOn()
                    trouble = nil
                } catch {
                    // Once, not every few seconds: it is tried again anyway.
                    if "\(error)" != trouble { logger.warning("The background check waits. \(error)") }
                    trouble = "\(error)"
                }
                try? await Task.sleep(for: settings.interval)
            }
        }
    }

    /// One look, and what follows from it.
    public func goOn(now: Timestamp = .now()) async throws {
        let latest = try await journal.latest()
        if let latest { metrics.stands(latest) }
        try await take(CheckStep(latest: latest, pause: settings.pause, now: now))
    }

    private func take(_ step: CheckStep) async throws {
        switch step {
        case .wait: return
        case .begin: try await journal.begin(.version7())
        case .order(let round):
            let replay = try await replays.order(round.replayID, rate: settings.rate)
            try await journal.end(at: replay.toPosition, round.replayID)
        case .follow(let round):
            let replay = try await replays.find(round.replayID)
            // Looked at after the replay: it has delivered what it says it has.
            guard let latest = try await journal.latest(), latest.replayID == round.replayID, latest.finishedAt == nil
            else { return }
            try await take(CheckStep(latest, replay: replay))
        case .conclude(let round): try await conclude(round)
        case .give(let round, let reason):
            guard try await journal.finish(round.replayID, error: reason) else { return }
            metrics.ended(.failed)
            logger.warning("The background check begins anew later. \(reason)")
        }
    }

    private func conclude(_ round: CheckRound) async throws {
        let surplus = round.differences == 0 ? try await journal.surplus(of: round) : 0
        guard try await journal.finish(round.replayID, differences: surplus) else { return }
        let differences = round.differences + surplus
        metrics.ended(differences == 0 ? .clean : .different)
        logger.log(
            level: differences == 0 ? .info : .error, "The background check has read the whole log.",
            metadata: ["position": "\(round.position)", "differences": "\(differences)"])
    }
}
