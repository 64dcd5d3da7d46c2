import Glibc

public struct SpawnError: Error, Sendable, CustomStringConvertible {
    public let command: String
    /// `errno`.
    public let code: Int32

    public var description: String { "\(command) could not be started (error \(code))." }
}
