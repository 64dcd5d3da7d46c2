internal import Postgres
public import QueryProjections

extension ReadModels {
    /// Applies what is new of a delivery, whole or not at all, and wakes those who wait for it.
    ///
    /// May be called with the same or overlapping deliveries at once, here and on other instances.
    public func apply(_ delivery: Delivery) async throws(ApplyError) -> ApplyOutcome {
        while true {
            guard let state = try await look(at: delivery) else { continue }
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
                guard try await write(changes, moving: checkpoint, to: delivery) else { continue }
                positions.applied(delivery.through)
                return .accepted(position: delivery.through)
            }
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

    /// False when another delivery came first and nothing was written.
    private func write(
        _ changes: RowChanges, moving checkpoint: Checkpoint, to delivery: Delivery
    ) async throws(ApplyError) -> Bool {
        do {
            _ = try await client.executeTogether(changes.calls(moving: checkpoint, to: delivery))
            return true
        } catch {
            if error.sqlState == Self.checkpointMoved { return false }
            throw ApplyError(error)
        }
    }

    /// What `move_checkpoint` raises.
    private static let checkpointMoved = "HS001"
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
