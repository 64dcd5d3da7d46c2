/// A value that can be read from a column of a result.
public protocol PostgresDecodable: Sendable {
    /// - Parameters:
    ///   - bytes: the value in PostgreSQL's binary format.
    ///   - type: what the server says the value is. A conformance refuses a type that it does not understand.
    /// - Throws: ``PostgresError`` of kind `.decoding`.
    static func decode(postgres bytes: RawSpan, type: PostgresType) throws(PostgresError) -> Self
    /// The value for SQL's NULL.
    /// - Throws: ``PostgresError`` of kind `.decoding` unless overridden: only an `Optional` has such a value.
    static func decodeNull() throws(PostgresError) -> Self
}

extension PostgresDecodable {
    public static func decodeNull() throws(PostgresError) -> Self {
        throw PostgresError(decoding: "A column that must have a value is NULL.")
    }

    static func mismatch(_ type: PostgresType) -> PostgresError {
        PostgresError(decoding: "A column of type \(type.rawValue) cannot be read as \(Self.self).")
    }

    static func malformed() -> PostgresError {
        PostgresError(decoding: "A column's bytes are no well-formed \(Self.self).")
    }
}
