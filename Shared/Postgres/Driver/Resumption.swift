/// A caller to wake. Collected during a round of the driver and carried out at its end.
enum Resumption: Sendable {
    case answer(CheckedContinuation<Result<Answer, PostgresError>, Never>, Result<Answer, PostgresError>)
    case session(CheckedContinuation<Result<Session, PostgresError>, Never>, Result<Session, PostgresError>)

    func resume() {
        switch self {
        case .answer(let continuation, let result): continuation.resume(returning: result)
        case .session(let continuation, let result): continuation.resume(returning: result)
        }
    }
}
