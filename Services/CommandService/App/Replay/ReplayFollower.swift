import FoundationEssentials
import ReplayClient
import ServiceKit

/// Shows a replay's progress until it has ended.
struct ReplayFollower: Sendable {
    private static let interval = Duration.milliseconds(250)
    /// The service may be restarted meanwhile; the replay goes on then.
    private static let patience = Duration.seconds(60)

    let client: ReplayClient
    let id: UUID

    /// - Returns: the replay as it ended.
    /// - Throws: ``ReplayEnd/left(_:)`` after Ctrl-C.
    func follow() async throws -> ReplayDocument {
        guard let replay = try await Onlooker.look({ try await showUntilEnd() }) else { throw ReplayEnd.left(id) }
        return replay
    }

    private func showUntilEnd() async throws -> ReplayDocument {
        var progress: ProgressPrinter?
        var trouble: String?
        var lastAnswer = ContinuousClock.now
        defer { progress?.clear() }
        while true {
            do throws(ServiceClientProblem) {
                let replay = try await client.replay(id)
                lastAnswer = .now
                if replay.state.hasEnded { return replay }
                if progress == nil {
                    progress = ProgressPrinter(
                        "replaying", unit: .events, lineEvery: .seconds(1), doneBefore: replay.deliveredEvents)
                }
                if let error = replay.error, error != trouble {
                    progress?.clear()
                    Console.printError("The last attempt failed and is repeated: \(error)")
                }
                trouble = replay.error
                progress?.show(replay.deliveredEvents, of: replay.matchingEvents)
            } catch {
                guard error.mayPass, ContinuousClock.now - lastAnswer < Self.patience else { throw error }
            }
            try await Task.sleep(for: Self.interval)
        }
    }
}
