/// What the pool hands to a connection: a request, or the wish for a connection of one's own.
struct Work: Sendable, Identifiable {
    enum Content: Sendable {
        case request(Request)
        case session(CheckedContinuation<Result<Session, PostgresError>, Never>)
    }

    let ticket: Ticket
    let content: Content
    /// How long it may wait for a connection.
    let patience: MonotonicTime

    var id: ObjectIdentifier { ObjectIdentifier(ticket) }

    var use: PoolUse {
        switch content {
        case .request: .shared
        case .session: .exclusive
        }
    }

    /// - Returns: whom to wake with this error.
    func refuse(with error: PostgresError) -> Resumption? {
        switch content {
        case .request(let request): request.end(with: .failure(error))
        case .session(let continuation): .session(continuation, .failure(error))
        }
    }
}
