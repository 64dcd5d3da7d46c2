/// What handling an event led to.
struct ConnectionReport {
    var becameReady = false
    /// False while the connection was still being made.
    var wasConnected = true
    /// The connection is gone, for this reason.
    var breakage: PostgresError?
    /// Requests that ended, and how.
    var ended: [(request: Request, result: Result<Answer, PostgresError>)] = []
    /// Requests that ended without anybody waiting for them any more count here too.
    var endedCount = 0
    /// Callers were let go although their requests are still under way.
    var hasAbandoned = false
    var notifications: [(channel: String, payload: String)] = []
}
