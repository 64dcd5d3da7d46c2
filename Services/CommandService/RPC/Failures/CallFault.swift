import CommandApplication
import JSONRPC

/// Why a call has no result.
enum CallFault: Error, Sendable {
    case refused(RPCError)
    /// The store could not be asked: for a single call a matter of HTTP, inside a batch an error like others.
    case away(StoreAbsence)

    var rpcError: RPCError {
        switch self {
        case .refused(let error): error
        case .away(let absence): absence.rpcError
        }
    }
}
