/// What a request came back with: a result for each step, and every warning until ReadyForQuery.
struct Answer: Sendable {
    let results: [ResultHandle]
    let warnings: [PostgresNotice]

    var rows: Rows { Rows(results[results.count - 1]) }

    var committed: Committed {
        Committed(all: results.map(Rows.init), warnings: warnings)
    }
}
