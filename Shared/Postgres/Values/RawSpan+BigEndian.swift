extension RawSpan {
    /// The whole span as one integer in network order.
    func bigEndianInteger<Integer: FixedWidthInteger & BitwiseCopyable>() throws(PostgresError) -> Integer {
        guard byteCount == MemoryLayout<Integer>.size else {
            throw PostgresError(decoding: "A column's bytes are no well-formed \(Integer.self).")
        }
        return Integer(bigEndian: unsafeLoadUnaligned(as: Integer.self))
    }

    /// The integer in network order at `offset`, which moves behind it.
    func bigEndianInteger<Integer: FixedWidthInteger & BitwiseCopyable>(
        at offset: inout Int
    ) throws(PostgresError) -> Integer {
        guard offset + MemoryLayout<Integer>.size <= byteCount else {
            throw PostgresError(decoding: "A column's value ends too early.")
        }
        defer { offset += MemoryLayout<Integer>.size }
        return Integer(bigEndian: unsafeLoadUnaligned(fromByteOffset: offset, as: Integer.self))
    }
}
