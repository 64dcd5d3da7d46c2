/// Which statements one connection's server knows, under which names.
///
/// The server's name is the statement's own, with a generation behind it once it had to be prepared again: a name that is in
/// use cannot be prepared a second time.
struct PreparedStatements: Sendable {
    private struct Entry {
        var serverName: String
        var sql: String
        var types: [PostgresType]
    }

    private var entries: [String: Entry] = [:]
    private var generation = 0

    /// The name to execute, and whether it must be prepared before. From then on it counts as prepared: requests behind this
    /// one in the pipeline find it there.
    mutating func use(_ statement: Statement, types: [PostgresType]) -> (serverName: String, isNew: Bool) {
        guard !statement.name.isEmpty else { return ("", true) }
        if let entry = entries[statement.name] {
            if entry.types == types, entry.sql == statement.sql { return (entry.serverName, false) }
            generation += 1
        }
        let serverName = generation == 0 ? statement.name : "\(statement.name).\(generation)"
        entries[statement.name] = Entry(serverName: serverName, sql: statement.sql, types: types)
        return (serverName, true)
    }

    /// The server does not know `serverName` or refuses to run it any more.
    mutating func forget(_ name: String, serverName: String) {
        guard entries[name]?.serverName == serverName else { return }
        entries[name] = nil
        generation += 1
    }
}
