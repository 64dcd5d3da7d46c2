/// One-dimensional arrays; elements may be optional. The layout is that of `array_send` in PostgreSQL's arrayfuncs.c.
extension Array: PostgresEncodable where Element: PostgresEncodable {
    public static var postgresType: PostgresType {
        guard let array = Element.postgresType.array else {
            preconditionFailure("An array of \(Element.self) has no PostgreSQL type.")
        }
        return array
    }

    public func encode(into writer: inout PostgresWriter) {
        writer.integer(isEmpty ? 0 as Int32 : 1)
        writer.integer(contains(where: \.isPostgresNull) ? 1 as Int32 : 0)
        writer.integer(Element.postgresType.rawValue)
        guard !isEmpty else { return }
        writer.integer(Int32(count))
        writer.integer(1 as Int32)
        for element in self {
            if element.isPostgresNull {
                writer.integer(-1 as Int32)
            } else {
                writer.lengthPrefixed { element.encode(into: &$0) }
            }
        }
    }
}

extension Array: PostgresDecodable where Element: PostgresDecodable {
    public static func decode(postgres bytes: RawSpan, type: PostgresType) throws(PostgresError) -> [Element] {
        var offset = 0
        let dimensions: Int32 = try bytes.bigEndianInteger(at: &offset)
        _ = try bytes.bigEndianInteger(at: &offset) as Int32  // whether there are nulls; each element says so itself
        let elementType = PostgresType(rawValue: try bytes.bigEndianInteger(at: &offset))
        guard dimensions != 0 else { return [] }
        guard dimensions == 1 else { throw malformed() }
        let count: Int32 = try bytes.bigEndianInteger(at: &offset)
        _ = try bytes.bigEndianInteger(at: &offset) as Int32  // the lower bound, which Swift's arrays do not have
        // An element takes four bytes at least: a count beyond that is damage, not a reason to reserve memory.
        guard count >= 0, Int(count) <= bytes.byteCount / 4 else { throw malformed() }
        var elements: [Element] = []
        elements.reserveCapacity(Int(count))
        for _ in 0..<count {
            let length: Int32 = try bytes.bigEndianInteger(at: &offset)
            if length == -1 {
                elements.append(try Element.decodeNull())
                continue
            }
            guard length >= 0, offset + Int(length) <= bytes.byteCount else { throw malformed() }
            let element = bytes.extracting(offset..<offset + Int(length))
            elements.append(try Element.decode(postgres: element, type: elementType))
            offset += Int(length)
        }
        return elements
    }
}
