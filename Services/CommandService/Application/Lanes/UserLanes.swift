import DequeModule
import FoundationEssentials
import Synchronization

/// Lets the commands for one user stand in line, in the order of their arrival. While one turn is being carried out the
/// next commands gather, and are then decided and appended together: nobody is bounced by a neighbour.
///
/// A line is served in a task of its own: a caller that goes away takes nobody's command with it.
final class UserLanes: Sendable {
    typealias Answer = UserTurn.Answer

    private struct Waiting {
        let command: PendingCommand
        let since: ContinuousClock.Instant
        let tell: @Sendable (Answer) -> Void
        var hadTurn = false
    }

    private struct State {
        /// A user's line is here as long as it is served.
        var lanes: [UUID: Deque<Waiting>] = [:]
        var count = 0
    }

    /// How often a user's commands are decided afresh when other instances were faster.
    static let maximumConflicts = 64

    private let turn: UserTurn
    private let capacity: Int
    private let metrics = QueueMetrics(queue: "user")
    private let state = Mutex(State())

    /// - Parameter capacity: commands that may stand in all lines together; what is beyond is refused as overload.
    init(turn: UserTurn, capacity: Int) {
        self.turn = turn
        self.capacity = capacity
    }

    /// In all lines together, those being carried out included.
    var waitingCommands: Int { state.withLock { $0.count } }

    /// - Parameter commands: for one user; they stand in its line one behind the other.
    func carryOut(_ commands: [PendingCommand]) async -> [Answer] {
        await withCheckedContinuation { continuation in
            let gathering = AnswerGathering(count: commands.count) { continuation.resume(returning: $0) }
            enqueue(
                commands.enumerated().map { index, command in
                    Waiting(command: command, since: .now) { gathering.add($0, at: index) }
                })
        }
    }

    private func enqueue(_ commands: [Waiting]) {
        guard let user = commands.first?.command.userID else { return }
        let (admitted, isFirst) = state.withLock { state in
            let admitted = commands.prefix(max(0, capacity - state.count))
            let isFirst = state.lanes[user] == nil && !admitted.isEmpty
            state.count += admitted.count
            metrics.record(length: state.count)
            if !admitted.isEmpty { state.lanes[user, default: []].append(contentsOf: admitted) }
            return (admitted.count, isFirst)
        }
        for waiting in commands.dropFirst(admitted) { waiting.tell(.failure(.overloaded(retryAfter: 1))) }
        if isFirst { Task.detached { await self.serve(user) } }
    }

    private func serve(_ user: UUID) async {
        var conflicts = 0
        while let commands = next(user) {
            let answers: [Answer]
            do throws(CommandFailure) {
                answers = try await turn.answers(to: commands)
            } catch {
                answers = commands.map { _ in .failure(error) }
            }
            conflicts = answers.isEmpty ? conflicts + 1 : 0
            if conflicts == Self.maximumConflicts {
                tell(user, [.failure(.overloaded(retryAfter: 1))])
                conflicts = 0
            } else {
                tell(user, answers)
            }
        }
    }

    /// Those whose turn it is. Nil when nobody stands in the line any more, which then is gone.
    private func next(_ user: UUID) -> [PendingCommand]? {
        state.withLock { state in
            guard var lane = state.lanes.removeValue(forKey: user), !lane.isEmpty else { return nil }
            let turn = lane.indices.prefix(Chain.limit)
            for index in turn where !lane[index].hadTurn {
                lane[index].hadTurn = true
                metrics.waited(since: lane[index].since)
            }
            state.lanes[user] = lane
            return turn.map { lane[$0].command }
        }
    }

    /// Answers those who are first in the line.
    private func tell(_ user: UUID, _ answers: [Answer]) {
        let told = state.withLock { state in
            let told = answers.compactMap { _ in state.lanes[user]?.popFirst() }
            state.count -= told.count
            metrics.record(length: state.count)
            return told
        }
        for (waiting, answer) in zip(told, answers) { waiting.tell(answer) }
    }
}
