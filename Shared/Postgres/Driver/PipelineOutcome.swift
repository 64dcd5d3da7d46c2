/// How a request ended at its ReadyForQuery.
enum PipelineOutcome<Output> {
    case succeeded([Output], warnings: [PostgresNotice])
    case failed(PostgresError)
    /// Nothing was applied and preparing anew will help: send it again.
    case again
}
