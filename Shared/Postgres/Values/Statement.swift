/// One SQL statement with a name. It is prepared once on each connection, together with its first execution there.
public struct Statement: Sendable, Hashable {
    /// Unique in the program, at most 40 bytes, so that the server's logs and `pg_prepared_statements` say which it is.
    /// A statement without a name is prepared anew at each execution.
    public let name: String
    public let sql: String

    public init(name: String, sql: String) {
        precondition(name.utf8.count <= 40, "The server cuts long names of prepared statements.")
        self.name = name
        self.sql = sql
    }

    /// A statement from a C target that embedded a `.sql` file as a text that ends with a zero byte.
    public init(name: String, embedded text: UnsafePointer<CChar>) {
        self.init(name: name, sql: String(cString: text))
    }
}
