import CommandApplication

/// A call whose method, scope and params are in order.
enum PreparedCall: Sendable {
    /// To the handler, in a batch together with the others.
    case command(CommandRequest)
    /// Anything else; gives the result's JSON text.
    case other(@Sendable () async throws(CallFault) -> [UInt8])
}
