extension Double: PostgresEncodable, PostgresDecodable {
    public static var postgresType: PostgresType { .float8 }
    public func encode(into writer: inout PostgresWriter) { writer.integer(bitPattern) }

    public static func decode(postgres bytes: RawSpan, type: PostgresType) throws(PostgresError) -> Double {
        guard type == .float8 else { throw mismatch(type) }
        return Double(bitPattern: try bytes.bigEndianInteger())
    }
}
