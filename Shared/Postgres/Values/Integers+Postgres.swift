extension Int16: PostgresEncodable, PostgresDecodable {
    public static var postgresType: PostgresType { .int2 }
    public func encode(into writer: inout PostgresWriter) { writer.integer(self) }

    public static func decode(postgres bytes: RawSpan, type: PostgresType) throws(PostgresError) -> Int16 {
        guard type == .int2 else { throw mismatch(type) }
        return try bytes.bigEndianInteger()
    }
}

extension Int32: PostgresEncodable, PostgresDecodable {
    public static var postgresType: PostgresType { .int4 }
    public func encode(into writer: inout PostgresWriter) { writer.integer(self) }

    public static func decode(postgres bytes: RawSpan, type: PostgresType) throws(PostgresError) -> Int32 {
        switch type {
        case .int4: try bytes.bigEndianInteger()
        case .int2: Int32(try bytes.bigEndianInteger() as Int16)
        default: throw mismatch(type)
        }
    }
}

extension Int64: PostgresEncodable, PostgresDecodable {
    public static var postgresType: PostgresType { .int8 }
    public func encode(into writer: inout PostgresWriter) { writer.integer(self) }

    public static func decode(postgres bytes: RawSpan, type: PostgresType) throws(PostgresError) -> Int64 {
        switch type {
        case .int8: try bytes.bigEndianInteger()
        case .int4: Int64(try bytes.bigEndianInteger() as Int32)
        case .int2: Int64(try bytes.bigEndianInteger() as Int16)
        default: throw mismatch(type)
        }
    }
}

/// `Int` travels as `int8`.
extension Int: PostgresEncodable, PostgresDecodable {
    public static var postgresType: PostgresType { .int8 }
    public func encode(into writer: inout PostgresWriter) { writer.integer(Int64(self)) }

    public static func decode(postgres bytes: RawSpan, type: PostgresType) throws(PostgresError) -> Int {
        Int(try Int64.decode(postgres: bytes, type: type))
    }
}
