/// `bytea`. A type of its own because `[UInt8]` would read as an array of numbers.
public struct Bytes: Sendable, Hashable {
    public let bytes: [UInt8]

    public init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }
}

extension Bytes: PostgresEncodable, PostgresDecodable {
    public static var postgresType: PostgresType { .bytea }

    public func encode(into writer: inout PostgresWriter) {
        writer.append(contentsOf: bytes)
    }

    public static func decode(postgres bytes: RawSpan, type: PostgresType) throws(PostgresError) -> Bytes {
        guard type == .bytea else { throw mismatch(type) }
        return Bytes(bytes.withUnsafeBytes { [UInt8]($0) })
    }
}
