/// Steps behind one Sync, and who waits for the answer.
struct Request: Sendable {
    enum Recipient: Sendable {
        case caller(CheckedContinuation<Result<Answer, PostgresError>, Never>)
        /// The listener: the answer to LISTEN for this channel.
        case listener(channel: String)
        case nobody
    }

    let steps: [Step]
    let timeout: Duration
    let deadline: MonotonicTime
    let recipient: Recipient

    var isScript: Bool {
        if case .script = steps.first { true } else { false }
    }

    /// - Returns: whom to wake with this result.
    func end(with result: Result<Answer, PostgresError>) -> Resumption? {
        guard case .caller(let continuation) = recipient else { return nil }
        return .answer(continuation, result)
    }
}
