import Logging
import ServiceKit

/// Who calls, and what is recorded of where the call came from.
struct Caller: Sendable {
    /// Nil only for callers without a token, who may ask for `rpc.discover` alone.
    let principal: Principal?
    let ip: String?
    let userAgent: String?
    let traceparent: String?
    let logger: Logger
}
