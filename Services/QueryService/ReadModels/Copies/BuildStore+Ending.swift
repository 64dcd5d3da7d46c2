internal import FoundationEssentials
internal import Postgres
internal import QueryProjections

extension BuildStore {
    /// Ends a build, in one transaction under the live checkpoint: the rest of what was kept, what can only be compared
    /// while nothing moves, and - if it is for that - the switch.
    /// - Parameter applyRest: applies what is still kept to the copy. It commits for itself, which nobody sees before the
    ///   switch.
    public func end(
        _ build: Build, applyingRest applyRest: () async throws -> Void
    ) async throws(ReadModelError) -> BuildEnding {
        if build.switches { try await dropPreviousUnlessFilled(build) }
        do throws(BuildRefusal) {
            let ending = try await locked { transaction, version in
                guard
                    let row = try await transaction.execute(ControlStatements.findBuild, [nil as UUID?, true]).first,
                    try Build(row).id == build.id
                else { return BuildEnding.gone }
                var build = build
                if !build.liveDiverged {
                    try await applyRest()
                    let seen = try await observe(build)
                    guard let copy = seen.copy, copy.position >= seen.livePosition else { return .behind }
                    if version == build.version, let found = build.differences {
                        build.differences = found + (try await compare(build, settled: true, transaction))
                    }
                }
                _ = try await transaction.execute(ControlStatements.updateBuild, build.binds)
                if build.switches {
                    _ = try await transaction.execute(ControlStatements.switchCopies, [build.id])
                }
                try await end(build, as: .done, error: nil, transaction)
                return .ended
            }
            if ending == .ended {
                // After the commit, and no reason to fail: those who wait look again when the next events come.
                _ = try? await client.execute(ControlStatements.notifySwitched)
            }
            return ending
        } catch {
            throw ReadModelError(error)
        }
    }

    /// A transaction of its own: it may wait for somebody who still reads there, and nothing may wait for that.
    private func dropPreviousUnlessFilled(_ build: Build) async throws(ReadModelError) {
        if build.kind != .rollback { try await dropPrevious() }
    }
}

extension Build {
    /// Whether the copy is to serve in the end.
    var switches: Bool {
        switch kind {
        case .rebuild, .rollback: true
        case .verify: false
        case .repair: liveDiverged || (differences ?? 0) > 0
        }
    }
}
