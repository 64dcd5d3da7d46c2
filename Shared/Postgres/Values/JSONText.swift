/// `json`: the exact bytes of a JSON text, unparsed. (`jsonb` can be read too, as the server renders it.)
public struct JSONText: Sendable, Hashable {
    public let bytes: [UInt8]

    public init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }
}

extension JSONText: PostgresEncodable, PostgresDecodable {
    public static var postgresType: PostgresType { .json }

    public func encode(into writer: inout PostgresWriter) {
        writer.append(contentsOf: bytes)
    }

    public static func decode(postgres bytes: RawSpan, type: PostgresType) throws(PostgresError) -> JSONText {
        switch type {
        case .json, .text:
            return JSONText(bytes.withUnsafeBytes { [UInt8]($0) })
        case .jsonb:
            // The binary form of jsonb is a version byte, 1, and then the text.
            guard bytes.byteCount > 0, bytes.unsafeLoad(as: UInt8.self) == 1 else { throw malformed() }
            return JSONText(bytes.withUnsafeBytes { [UInt8]($0.dropFirst()) })
        default:
            throw mismatch(type)
        }
    }
}
