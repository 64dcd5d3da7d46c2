/// A database for one test or suite on a temporary cluster.
public struct TestDatabase: Sendable {
    public let name: String
    /// The role that owns it and that `connectionString` uses.
    public let owner: String
    private let host: String
    private let port: UInt16

    init(name: String, owner: String, host: String, port: UInt16) {
        precondition(host == "127.0.0.1", "Tests touch local databases only.")
        self.name = name
        self.owner = owner
        self.host = host
        self.port = port
    }

    /// As the owner, over TCP.
    public var connectionString: String { connectionString(role: owner) }
    public var superuserConnectionString: String { connectionString(role: PostgresCluster.superuser) }

    /// The cluster trusts everybody: a role needs no password.
    public func connectionString(role: String) -> String {
        "postgresql://\(role)@\(host):\(port)/\(name)"
    }
}
