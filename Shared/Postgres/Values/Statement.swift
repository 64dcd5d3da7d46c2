/// One SQL statement with a name. It is prepared once on each connection, together with its first execution there.
public struct Statement: Sendable, Hashable {
    /// Unique in the program, at most 40 bytes, so that the server's logs and `pg_prepared_statements` say which it is.
    public let name: String
    public let sql: String

    public init(name: String, sql: String) {
        self.name = name
        self.sql = sql
    }

    /// A statement from a C target that embedded a `.sql` file as a text that ends with a zero byte.
    public init(name: String, embedded text: UnsafePointer<CChar>) {
        self.init(name: name, sql: String(cString: text))
    }
}
