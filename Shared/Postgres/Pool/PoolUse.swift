/// How work uses its connection.
enum PoolUse: Sendable {
    /// Together with others' work, pipelined.
    case shared
    /// Alone, until it is given back.
    case exclusive
}
