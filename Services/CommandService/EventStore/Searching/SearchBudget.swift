/// How much of the log one page may look through, so that a search for what is rare neither holds a connection for long
/// nor runs into the statement's time limit.
struct SearchBudget: Sendable, Hashable {
    /// Events that one statement looks at.
    var eventsInSlice: Int64 = 10_000
    var slices = 20
}
