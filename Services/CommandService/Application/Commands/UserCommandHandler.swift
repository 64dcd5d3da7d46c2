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
        if let moment = request.dryRun {
            return try await dryRuns.decide(request, on: moment, userID: request.userID ?? .version7())
        }
        let command = PendingCommand(request)
        // An id of our own making is nobody else's, so there is no line to stand in.
        if request.userID == nil, let answer = try await turn.answers(to: [command]).first {
            return try answer.get()
        }
        return try await lanes.carryOut(command).get()
    }
}
