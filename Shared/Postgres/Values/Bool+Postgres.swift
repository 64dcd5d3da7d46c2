extension Bool: PostgresEncodable, PostgresDecodable {
    public static var postgresType: PostgresType { .bool }
    public func encode(into writer: inout PostgresWriter) { writer.integer(self ? 1 as UInt8 : 0) }

    public static func decode(postgres bytes: RawSpan, type: PostgresType) throws(PostgresError) -> Bool {
        guard type == .bool else { throw mismatch(type) }
        return try bytes.bigEndianInteger() as UInt8 != 0
    }
}
