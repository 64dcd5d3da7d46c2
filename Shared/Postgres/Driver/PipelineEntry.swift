/// A request under way on a connection.
struct PipelineEntry<Job, Output> {
    /// A result that is still to come.
    enum Expectation: Sendable {
        case prepared(name: String, serverName: String)
        case output(name: String, serverName: String)
        case plainOutput
    }

    let job: Job
    let steps: [Step]
    let deadline: MonotonicTime
    let timeout: Duration
    /// When the server could begin with it, unless it could at once.
    var turnCame: MonotonicTime?
    var expectations: [Expectation] = []
    var received = 0
    var outputs: [Output] = []
    var warnings: [PostgresNotice] = []
    var failure: PostgresError?
    /// The failure is the server's having lost or outgrown the prepared statement, so that preparing it again heals it.
    var isHealable = false
    var wasRepeated = false
    /// The caller was told that its time was up; the answer will be thrown away.
    var isAbandoned = false
    var isScript: Bool {
        if case .script = steps.first { true } else { false }
    }
}
