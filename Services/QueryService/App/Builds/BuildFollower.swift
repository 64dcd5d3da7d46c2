import QueryReadModels
import ReplayClient
import ServiceKit

/// Shows a build's progress until it has ended.
struct BuildFollower: Sendable {
    private static let interval = Duration.milliseconds(250)
    /// The service may be restarted meanwhile; the build goes on then.
    private static let patience = Duration.seconds(60)

    let command: BuildCommand
    let id: String

    func showUntilEnd() async throws -> BuildReport {
        var progress: ProgressPrinter?
        var shown: BuildState?
        var lastAnswer = ContinuousClock.now
        defer { progress?.clear() }
        while true {
            let latest: BuildReport?
            do throws(ServiceClientProblem) {
                latest = try await command.latest()
                lastAnswer = .now
            } catch {
                guard error.mayPass, ContinuousClock.now - lastAnswer < Self.patience else { throw error }
                try await Task.sleep(for: Self.interval)
                continue
            }
            guard let build = latest, build.id == id else { throw BuildEnd.lost }
            if build.state.hasEnded { return build }
            if build.state == .filling {
                if progress == nil, build.toPosition != nil {
                    progress = ProgressPrinter(
                        build.kind, unit: .events, lineEvery: .seconds(1), doneBefore: build.position)
                }
                progress?.show(build.position, of: build.toPosition ?? 0)
            } else if build.state != shown {
                progress?.clear()
                Console.printError("\(build.kind): \(build.state.rawValue)")
                shown = build.state
            }
            try await Task.sleep(for: Self.interval)
        }
    }
}
