/// `text`. PostgreSQL's text has no U+0000: the server refuses one with SQLSTATE 22021.
extension String: PostgresEncodable, PostgresDecodable {
    public static var postgresType: PostgresType { .text }

    public func encode(into writer: inout PostgresWriter) {
        writer.append(contentsOf: utf8)
    }

    /// Reads every type whose binary form is its text (text, varchar, name, json, enums, domains over them).
    public static func decode(postgres bytes: RawSpan, type: PostgresType) throws(PostgresError) -> String {
        switch type {
        case .bool, .bytea, .int8, .int2, .int4, .float8, .timestamptz, .uuid, .jsonb: throw mismatch(type)
        default: break
        }
        guard let text = bytes.withUnsafeBytes(Self.text) else { throw malformed() }
        return text
    }

    /// ASCII needs no validation, and `String(validating:)` is generic and slow.
    private static func text(_ bytes: UnsafeRawBufferPointer) -> String? {
        if bytes.allSatisfy({ $0 < 0x80 }) { return String(decoding: bytes, as: UTF8.self) }
        return String(validating: bytes, as: UTF8.self)
    }
}
