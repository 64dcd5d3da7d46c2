import HTTPTypes

/// The `traceparent` header (W3C Trace Context, section 3.2): the trace that a command continues.
struct TraceParent: Sendable, Hashable {
    static let headerName = HTTPField.Name("traceparent")!

    let traceID: String
    let parentID: String
    let flags: String

    /// As version 00, whatever newer version was received: only its known parts were understood.
    var text: String {
        "00-\(traceID)-\(parentID)-\(flags)"
    }

    /// Nil when there is not exactly one well-formed header: then the trace is not continued.
    init?(headers: [String]) {
        guard headers.count == 1 else {
            return nil
        }
        self.init(headers[0])
    }

    init?(_ text: String) {
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

    /// Lower case only, as the specification has it.
    private static func isHex(_ text: Substring, count: Int) -> Bool {
        text.utf8.count == count
            && text.utf8.allSatisfy { byte in
                (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
                    || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
            }
    }
}
