import CommandDelivery
import JSON
import JSONRPC

/// How a subscription may be called: what stands in headers, logs and metrics as it is.
enum SubscriptionName {
    static let schema: JSONValue = ["type": "string", "pattern": "^[A-Za-z0-9._-]{1,100}$"]

    static let paramType = ParamType<String>.string.map { text throws(ParamFault) in
        guard SubscriptionRules.isName(text) else {
            throw ParamFault("must be 1 to 100 of the characters A-Z, a-z, 0-9, `.`, `_` and `-`")
        }
        return text
    }
}
