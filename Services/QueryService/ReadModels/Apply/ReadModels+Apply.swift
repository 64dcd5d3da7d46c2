internal import Postgres
public import QueryProjections

extension ReadModels {
    /// Applies what is new of a delivery, whole or not at all, and wakes those who wait for it.
    ///
    /// May be called with the same or overlapping deliveries at once, here and on other instances.
    /// - Parameter raw: the delivery as it came; needed as long as another copy is being built, for which it is kept.
    public func apply(_ delivery: Delivery, raw: RawDelivery? = nil) async throws(ApplyError) -> ApplyOutcome {
        try expectServing()
        let start = ContinuousClock.now
        var retirements = 0
        while true {
            guard let state = try await look(at: delivery) else { continue }
            guard !state.copy.isRetired else {
                retirements += 1
                // The name is another copy's in the next moment, unless another version serves now.
                guard retirements < Self.patience else { throw .store(.unavailable(detail: "The copy was replaced.")) }
                continue
            }
            let checkpoint = state.window.checkpoint
            switch DeliveryRules.judge(delivery, against: state.window) {
            case .alreadyApplied: return .accepted(position: checkpoint.position)
            case .positionMismatch: return .positionMismatch(position: checkpoint.position)
            case .logDiverged: return .logDiverged(position: checkpoint.position)
            case .apply(let events):
                let changes: RowChanges
                do {
                    changes = try RowChanges(of: events, after: checkpoint, to: state.users)
                } catch {
                    throw .malformed(error)
                }
                guard try await write(changes, moving: state, to: delivery, raw) else { continue }
                metrics?.applied(changes.events.count, since: start)
                positions.applied(delivery.through)
                return .accepted(position: delivery.through)
            }
        }
    }

    private func expectServing() throws(ApplyError) {
        do throws(ReadModelError) {
            try expectServed()
        } catch {
            throw .store(error)
        }
    }

    /// nil when another delivery was applied meanwhile. Every such time the checkpoint has moved, so trying again ends.
    private func look(at delivery: Delivery) async throws(ApplyError) -> AppliedState? {
        do {
            let answers = try await client.executeTogether(AppliedState.calls(for: delivery)).all
            guard !answers[0].isEmpty else { throw ReadModelError.noCheckpoint }
            return try read { try AppliedState(answers) }
        } catch {
            throw ApplyError(error)
        }
    }

    /// False when another delivery came first, or a build began or ended, and nothing was written.
    private func write(
        _ changes: RowChanges, moving state: AppliedState, to delivery: Delivery, _ raw: RawDelivery?
    ) async throws(ApplyError) -> Bool {
        var calls = changes.calls(moving: state, to: delivery, serves: serves)
        if serves, let build = state.copy.build {
            guard let raw else {
                throw .store(.broken(detail: "A delivery must be kept for a copy and there is nothing to keep."))
            }
            calls.append(PostgresCall(Statements.keepDelivery, delivery.kept(for: build, raw)))
        }
        do {
            _ = try await client.executeTogether(calls)
            return true
        } catch {
            if error.sqlState == Self.checkpointMoved { return false }
            throw ApplyError(error)
        }
    }

    /// What `move_checkpoint` raises.
    private static let checkpointMoved = "HS001"
    private static let patience = 3
}

extension ApplyError {
    init(_ error: any Error) {
        switch error {
        case let error as PostgresError: self = .store(ReadModelError(error))
        case let error as ReadModelError: self = .store(error)
        default: self = .store(.broken(detail: "A delivery could not be judged."))
        }
    }
}
