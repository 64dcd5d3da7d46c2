extension Optional: PostgresEncodable where Wrapped: PostgresEncodable {
    public static var postgresType: PostgresType { Wrapped.postgresType }
    public var isPostgresNull: Bool { self?.isPostgresNull ?? true }

    public func encode(into writer: inout PostgresWriter) {
        self?.encode(into: &writer)
    }
}

extension Optional: PostgresDecodable where Wrapped: PostgresDecodable {
    public static func decode(postgres bytes: RawSpan, type: PostgresType) throws(PostgresError) -> Wrapped? {
        try Wrapped.decode(postgres: bytes, type: type)
    }

    public static func decodeNull() throws(PostgresError) -> Wrapped? { nil }
}
