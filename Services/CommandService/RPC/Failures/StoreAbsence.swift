import CommandApplication
import JSON
import JSONRPC
import ServiceKit

/// The store is overloaded or away.
struct StoreAbsence: Sendable, Hashable {
    /// `overloaded` or `unavailable`.
    let type: String
    let message: String
    /// Seconds.
    let retryAfter: Int
    let applied: Applied

    private var members: JSONObject {
        let applied: JSONValue =
            switch applied {
            case .no: false
            case .unknown: "unknown"
            }
        return ["retry_after": .integer(Int64(retryAfter)), "applied": applied]
    }

    var rpcError: RPCError {
        RPCError(code: -32002, type: type, message: message, details: members)
    }

    var problem: Problem {
        .unavailable(message + ".", type: type, retryAfter: retryAfter, members: members)
    }
}
