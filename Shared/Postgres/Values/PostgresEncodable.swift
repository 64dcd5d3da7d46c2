/// A value that can be bound to a parameter. It is sent in binary, with its type declared.
public protocol PostgresEncodable: Sendable {
    static var postgresType: PostgresType { get }
    /// True when the value is SQL's NULL; `encode` is then not called.
    var isPostgresNull: Bool { get }
    func encode(into writer: inout PostgresWriter)
}

extension PostgresEncodable {
    public var isPostgresNull: Bool { false }
}
