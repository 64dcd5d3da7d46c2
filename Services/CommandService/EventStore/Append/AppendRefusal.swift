/// Why a transaction failed, as far as it decides who is told.
enum AppendRefusal: Sendable, Hashable {
    /// Something about the data of a command: only that command is at fault.
    case command(sqlState: String)
    /// Locks, limits, disk, no connection: it would happen to any command now.
    case store
}
