package import FoundationEssentials

/// Makes time-ordered ids (RFC 9562 section 5.7) that strictly increase, also within a microsecond and when the clock
/// steps back: the twelve bits after the milliseconds hold the finer time (section 6.2, method 3) and count on.
package struct UUIDv7Sequence: Sendable {
    private var last: UInt64 = 0

    package init() {}

    package mutating func next(at moment: Timestamp, random: UInt64) -> UUID {
        last = max(Self.ticks(of: moment), last + 1)
        return Self.identifier(ticks: last, random: random)
    }

    /// Milliseconds since 1970 in 48 bits and their fraction in 12.
    static func ticks(of moment: Timestamp) -> UInt64 {
        let microseconds = UInt64(max(0, moment.microseconds))
        return (microseconds / 1000) << 12 | (microseconds % 1000) * 4096 / 1000
    }

    static func identifier(ticks: UInt64, random: UInt64) -> UUID {
        let high = (ticks >> 12) << 16 | 0x7000 | (ticks & 0xfff)
        let low = random & 0x3fff_ffff_ffff_ffff | 0x8000_0000_0000_0000
        var bytes: uuid_t = (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)
        withUnsafeMutableBytes(of: &bytes) { bytes in
            bytes.storeBytes(of: high.bigEndian, as: UInt64.self)
            bytes.storeBytes(of: low.bigEndian, toByteOffset: 8, as: UInt64.self)
        }
        return UUID(uuid: bytes)
    }
}
