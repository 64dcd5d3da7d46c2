/// `timestamptz`: an instant in microseconds, which is all the precision that PostgreSQL has.
public struct PostgresTimestamp: Sendable, Hashable, Comparable {
    /// Microseconds since 1970-01-01T00:00:00Z.
    public let microsecondsSince1970: Int64

    public init(microsecondsSince1970: Int64) {
        self.microsecondsSince1970 = microsecondsSince1970
    }

    public static func < (left: PostgresTimestamp, right: PostgresTimestamp) -> Bool {
        left.microsecondsSince1970 < right.microsecondsSince1970
    }
}

extension PostgresTimestamp: PostgresEncodable, PostgresDecodable {
    public static var postgresType: PostgresType { .timestamptz }

    /// 2000-01-01T00:00:00Z, from which the server counts.
    private static let serverEpoch: Int64 = 946_684_800_000_000

    public func encode(into writer: inout PostgresWriter) {
        let (value, overflow) = microsecondsSince1970.subtractingReportingOverflow(Self.serverEpoch)
        // Int64.min means -infinity to the server; one more is far out of its range and refused with 22008.
        writer.integer(overflow || value == .min ? .min + 1 : value)
    }

    public static func decode(postgres bytes: RawSpan, type: PostgresType) throws(PostgresError) -> PostgresTimestamp {
        guard type == .timestamptz else { throw mismatch(type) }
        let value: Int64 = try bytes.bigEndianInteger()
        // The ends of the range mean infinity, which is no instant; beyond the year 294246 the sum does not fit.
        let (sum, overflow) = value.addingReportingOverflow(serverEpoch)
        guard value != .max, value != .min, !overflow else { throw malformed() }
        return PostgresTimestamp(microsecondsSince1970: sum)
    }
}
