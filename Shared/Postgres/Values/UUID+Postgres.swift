public import FoundationEssentials

extension UUID: PostgresEncodable, PostgresDecodable {
    public static var postgresType: PostgresType { .uuid }

    public func encode(into writer: inout PostgresWriter) {
        withUnsafeBytes(of: uuid) { writer.append(contentsOf: $0) }
    }

    public static func decode(postgres bytes: RawSpan, type: PostgresType) throws(PostgresError) -> UUID {
        guard type == .uuid else { throw mismatch(type) }
        guard bytes.byteCount == 16 else { throw malformed() }
        return UUID(uuid: bytes.unsafeLoadUnaligned(as: uuid_t.self))
    }
}
