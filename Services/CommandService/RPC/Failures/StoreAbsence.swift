import CommandApplication
import JSON
import JSONRPC
import ServiceKit

/// The store, or the service, is overloaded or away.
struct StoreAbsence: Sendable, Hashable {
    /// `overloaded` or `unavailable`.
    let type: String
    let message: String
    /// Seconds.
    let retryAfter: Int
    let applied: Applied

    /// A batch asked for more of the log than one answer should hold.
    static let answerTooLarge = StoreAbsence(
        type: "overloaded", message: "The batch's answer has grown too large: make this call by itself",
        retryAfter: 0, applied: .no)

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
