/// The growing bytes of a statement's parameters, in PostgreSQL's binary format: big-endian, no padding.
public struct PostgresWriter: Sendable {
    public private(set) var bytes: [UInt8] = []

    public init() {}

    public mutating func integer<Integer: FixedWidthInteger>(_ value: Integer) {
        withUnsafeBytes(of: value.bigEndian) { bytes.append(contentsOf: $0) }
    }

    public mutating func append(contentsOf more: some Collection<UInt8>) {
        bytes.append(contentsOf: more)
    }

    public mutating func append(contentsOf more: UnsafeRawBufferPointer) {
        bytes.append(contentsOf: more)
    }

    /// Writes what `body` writes, with its length in bytes before it as an `int4`.
    mutating func lengthPrefixed(_ body: (inout PostgresWriter) -> Void) {
        let start = bytes.count
        integer(Int32(0))
        body(&self)
        withUnsafeBytes(of: Int32(bytes.count - start - 4).bigEndian) { length in
            bytes.replaceSubrange(start..<start + 4, with: length)
        }
    }
}
