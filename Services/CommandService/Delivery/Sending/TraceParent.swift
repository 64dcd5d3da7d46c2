/// The `traceparent` of an attempt (W3C Trace Context 1, section 3.2): a span of its own in the event's trace, or in a new one.
enum TraceParent {
    static func make(continuing parent: String?, using generator: inout some RandomNumberGenerator) -> String {
        let trace = parent.flatMap(traceID(in:)) ?? hex(&generator) + hex(&generator)
        return "00-\(trace)-\(hex(&generator))-01"
    }

    private static func traceID(in text: String) -> String? {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count >= 4, parts[0] == "00", parts[1].utf8.count == 32, parts[1].utf8.allSatisfy(isLowerHex),
            parts[1].contains(where: { $0 != "0" })
        else { return nil }
        return String(parts[1])
    }

    /// 16 digits, not all of them zero.
    private static func hex(_ generator: inout some RandomNumberGenerator) -> String {
        let digits = String(UInt64.random(in: 1...UInt64.max, using: &generator), radix: 16)
        return String(repeating: "0", count: 16 - digits.utf8.count) + digits
    }

    private static func isLowerHex(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"): true
        default: false
        }
    }
}
