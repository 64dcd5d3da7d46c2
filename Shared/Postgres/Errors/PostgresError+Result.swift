import CLibPQ

extension PostgresError {
    /// What a failed `PGresult` says. A FATAL error ends the connection, so that nobody knows what was committed.
    init(failedResult result: OpaquePointer) {
        let sqlState = Self.field(pg_diag_sqlstate, of: result)
        let severity = Self.field(pg_diag_severity, of: result)
        let message = Self.field(pg_diag_message_primary, of: result)
        if let sqlState, severity == "ERROR" {
            self.init(
                .server(sqlState: sqlState), outcome: .notApplied, sqlState: sqlState,
                constraint: Self.field(pg_diag_constraint_name, of: result), serverMessage: message)
        } else {
            self.init(.connection, outcome: .unknown, sqlState: sqlState, serverMessage: message)
        }
    }

    private static func field(_ code: Int32, of result: OpaquePointer) -> String? {
        PQresultErrorField(result, code).map { String(cString: $0) }
    }
}

extension PostgresNotice {
    init(result: OpaquePointer) {
        func field(_ code: Int32) -> String { PQresultErrorField(result, code).map { String(cString: $0) } ?? "" }
        self.init(
            severity: field(pg_diag_severity), sqlState: field(pg_diag_sqlstate),
            serverMessage: field(pg_diag_message_primary))
    }
}
