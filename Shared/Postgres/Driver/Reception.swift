/// One result from libpq, by what it means for a pipeline.
enum Reception<Output> {
    case output(Output)
    case failure(PostgresError)
    /// Not executed because of a failure before it, behind the same Sync.
    case aborted
    /// ReadyForQuery: everything before is final. In a script: the end of its results.
    case ready(inTransaction: Bool)
}
