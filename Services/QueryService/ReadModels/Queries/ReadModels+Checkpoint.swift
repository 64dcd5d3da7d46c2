internal import Postgres
public import QueryProjections

extension ReadModels {
    public func checkpoint() async throws(ReadModelError) -> Checkpoint {
        let rows = try await execute(Statements.checkpoint, [])
        guard let checkpoint = try read({ try AppliedState.checkpoint(rows) }) else { throw .noCheckpoint }
        return checkpoint
    }
}
