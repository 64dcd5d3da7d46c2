import Synchronization

/// The answers to commands that were given together, which come one by one and are handed on when all are there.
final class AnswerGathering: Sendable {
    private struct State {
        var answers: [UserTurn.Answer?]
        var missing: Int
    }

    private let state: Mutex<State>
    private let complete: @Sendable ([UserTurn.Answer]) -> Void

    /// - Parameter count: at least 1.
    init(count: Int, complete: @escaping @Sendable ([UserTurn.Answer]) -> Void) {
        state = Mutex(State(answers: Array(repeating: nil, count: count), missing: count))
        self.complete = complete
    }

    /// Each one once.
    func add(_ answer: UserTurn.Answer, at index: Int) {
        let all = state.withLock { state -> [UserTurn.Answer]? in
            state.answers[index] = answer
            state.missing -= 1
            return state.missing == 0 ? state.answers.compactMap(\.self) : nil
        }
        if let all { complete(all) }
    }
}
