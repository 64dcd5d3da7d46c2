import CLibPQ

/// One row. It keeps the whole result alive: decode what you need and let it go.
public struct Row: Sendable {
    let result: ResultHandle
    let index: Int

    /// Reads column `column`, counted from 0.
    /// - Throws: ``PostgresError`` of kind `.decoding` for a NULL that is not optional or a type that does not fit.
    public func decode<Value: PostgresDecodable>(
        column: Int, as type: Value.Type = Value.self
    ) throws(PostgresError) -> Value {
        guard column >= 0, column < result.columnCount else {
            throw PostgresError(decoding: "The result has no column \(column).")
        }
        let row = Int32(index)
        let field = Int32(column)
        guard PQgetisnull(result.pointer, row, field) == 0, let start = PQgetvalue(result.pointer, row, field) else {
            return try Value.decodeNull()
        }
        let length = Int(PQgetlength(result.pointer, row, field))
        let bytes = UnsafeRawBufferPointer(start: start, count: length)
        return try Value.decode(postgres: bytes.bytes, type: PostgresType(rawValue: PQftype(result.pointer, field)))
    }
}
