import Postgres

extension AppendRefusal {
    /// Of an append that was not applied. SQLSTATE classes as in PostgreSQL's Appendix A.
    init(_ error: PostgresError) {
        guard case .server(let sqlState) = error.kind else {
            self = .store
            return
        }
        switch sqlState.prefix(2) {
        // Data exception, integrity violation, raised by the function, a program's limit such as an index row's size.
        case "22", "23", "P0", "54": self = .command(sqlState: sqlState)
        default: self = .store
        }
    }
}
