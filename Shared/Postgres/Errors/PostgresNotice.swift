/// A NOTICE or WARNING that came with an answer.
public struct PostgresNotice: Sendable, Hashable {
    /// Never translated: `WARNING`, `NOTICE`, `DEBUG`, `INFO`, `LOG`.
    public let severity: String
    /// Five characters (PostgreSQL, Appendix A).
    public let sqlState: String
    /// The server's own words, which may quote values: for a debugger, never for a log or an answer.
    public let serverMessage: String

    var isWarning: Bool { severity == "WARNING" }
    var isFatal: Bool { severity == "FATAL" || severity == "PANIC" }
}
