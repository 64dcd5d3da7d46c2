/// A `traceparent` (W3C Trace Context, section 3.2): the trace that a command continues, and its events with it.
public struct TraceParent: Sendable, Hashable {
    public let traceID: String
    public let parentID: String
    public let flags: String

    /// As version 00, whatever newer version was received: only its known parts were understood.
    public var text: String {
        "00-\(traceID)-\(parentID)-\(flags)"
    }

    /// Nil when the text is not well-formed: then the trace is not continued.
    public init?(_ text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count >= 4, Self.isHex(parts[0], count: 2), parts[0] != "ff" else {
            return nil
        }
        // Version 00 has four parts; a later one may have more.
        guard parts.count == 4 || parts[0] != "00" else {
            return nil
        }
        guard Self.isHex(parts[1], count: 32), Self.isHex(parts[2], count: 16), Self.isHex(parts[3], count: 2),
            parts[1].contains(where: { $0 != "0" }), parts[2].contains(where: { $0 != "0" })
        else {
            return nil
        }
        traceID = String(parts[1])
        parentID = String(parts[2])
        flags = String(parts[3])
    }

    /// A span of its own in the parent's trace, sampled when that is, or in a new sampled trace when there is no parent.
    public init(spanIn parent: TraceParent?, using generator: inout some RandomNumberGenerator) {
        traceID = parent?.traceID ?? Self.digits(&generator) + Self.digits(&generator)
        parentID = Self.digits(&generator)
        flags = parent?.knownFlags ?? "01"
    }

    /// The flags that version 00 and its successor define, "sampled" and "random"; others must not be handed on.
    private var knownFlags: String {
        "0" + String((UInt8(flags, radix: 16) ?? 0) & 0b11)
    }

    /// 16 digits, not all of them zero.
    private static func digits(_ generator: inout some RandomNumberGenerator) -> String {
        let digits = String(UInt64.random(in: 1...UInt64.max, using: &generator), radix: 16)
        return String(repeating: "0", count: 16 - digits.utf8.count) + digits
    }

    /// Lower case only, as the specification has it.
    private static func isHex(_ text: Substring, count: Int) -> Bool {
        text.utf8.count == count
            && text.utf8.allSatisfy { byte in
                (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
                    || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
            }
    }
}
