/// A statement with its parameters, to be executed together with others.
public struct PostgresCall: Sendable {
    public let statement: Statement
    public let binds: Binds

    public init(_ statement: Statement, _ binds: Binds = []) {
        self.statement = statement
        self.binds = binds
    }
}
