/// What the pool wants done.
enum PoolAction<Work> {
    case connect(ConnectionID)
    case run(Work, on: ConnectionID)
    case lend(ConnectionID, to: Work)
    case refuse(Work, PoolRefusal)
    case close(ConnectionID)
}

extension PoolAction: Equatable where Work: Equatable {}
extension PoolAction: Sendable where Work: Sendable {}
