import JSON
import JSONRPC

/// How a subscription may be called: what stands in headers, logs and metrics as it is.
enum SubscriptionName {
    static let limit = 100

    static let schema: JSONValue = ["type": "string", "pattern": "^[A-Za-z0-9._-]{1,100}$"]

    static let paramType = ParamType<String>.string.map { text throws(ParamFault) in
        guard (1...limit).contains(text.utf8.count), text.utf8.allSatisfy(isFit) else {
            throw ParamFault("must be 1 to \(limit) of the characters A-Z, a-z, 0-9, `.`, `_` and `-`")
        }
        return text
    }

    private static func isFit(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"):
            true
        default: false
        }
    }
}
