import CommandDomain
import FoundationEssentials
import UserContract

/// The use case: load, decide, append. ``UserTurn`` is where that is read from top to bottom.
public struct UserCommandHandler: Sendable {
    private let turn: UserTurn
    private let lanes: UserLanes
    private let dryRuns: DryRunDecision

    public init(store: any EventStore, limits: CommandLimits = CommandLimits()) {
        let snapshots = SnapshotWriter(store: store, interval: limits.snapshotInterval)
        let loader = UserLoader(store: store, snapshots: snapshots)
        turn = UserTurn(
            store: store, loader: loader, snapshots: snapshots, recent: RecentUsers(capacity: limits.recentUsers))
        lanes = UserLanes(turn: turn, capacity: limits.waitingCommands)
        dryRuns = DryRunDecision(store: store, loader: loader)
    }

    /// Commands that stand in line, or are being carried out, for users that the client named.
    public var waitingCommands: Int { lanes.waitingCommands }

    /// Carries the command out, or answers its repeat, or says why not. Nothing is changed when it throws, except that
    /// it may be when `CommandFailure.unavailable` says `applied: .unknown`.
    public func handle(_ request: CommandRequest) async throws(CommandFailure) -> CommandAnswer {
        try await carryOut([request])[0].get()
    }

    /// Carries out a batch, in request order where commands touch the same user, e-mail or command id.
    /// - Returns: what became of each command, in the order in which they were given.
    public func handle(_ requests: [CommandRequest]) async -> [Result<CommandAnswer, CommandFailure>] {
        requests.count > 1 ? await CommandBatch(requests: requests, handler: self).answers() : await carryOut(requests)
    }

    /// - Parameter requests: one, or several for one user that are to be appended in this order.
    func carryOut(_ requests: [CommandRequest]) async -> [Result<CommandAnswer, CommandFailure>] {
        guard let first = requests.first else { return [] }
        do throws(CommandFailure) {
            if let moment = first.dryRun {
                return [.success(try await dryRuns.decide(first, on: moment, userID: first.userID ?? .version7()))]
            }
            let commands = requests.map { PendingCommand($0) }
            // An id of our own making is nobody else's, so there is no line to stand in.
            if first.userID == nil {
                let answers = try await turn.answers(to: commands)
                if !answers.isEmpty { return answers }
            }
            return await lanes.carryOut(commands)
        } catch {
            return [.failure(error)]
        }
    }

    /// In normal form: the address that the user has, or had until its deletion. What is found is remembered, so that the
    /// user's commands need not look again.
    func email(of user: UUID) async -> Result<String?, CommandFailure> {
        do throws(CommandFailure) {
            guard case .existing(let found) = try await turn.look(at: user).state else { return .success(nil) }
            return .success(EmailAddress.normalForm(of: found.email))
        } catch {
            return .failure(error)
        }
    }
}
