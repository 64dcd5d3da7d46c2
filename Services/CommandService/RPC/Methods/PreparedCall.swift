/// A call whose method, scope and params are in order.
struct PreparedCall: Sendable {
    let footprint: CallFootprint
    /// The result's JSON text.
    let run: @Sendable () async throws(CallFault) -> [UInt8]

    init(
        footprint: CallFootprint = CallFootprint(), run: @escaping @Sendable () async throws(CallFault) -> [UInt8]
    ) {
        self.footprint = footprint
        self.run = run
    }
}
