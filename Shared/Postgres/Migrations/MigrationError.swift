/// Why a schema was not migrated or may not be used.
public enum MigrationError: Error, Sendable {
    /// The database has migrations that this binary does not know: it belongs to a newer one.
    case databaseIsNewer(numbers: [Int32])
    /// The text of an applied migration differs from this binary's.
    case changed(number: Int32)
    /// The database lacks migrations that this binary needs.
    case pending(numbers: [Int32])
    case failed(number: Int32, PostgresError)
    case database(PostgresError)
}

extension MigrationError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .databaseIsNewer(let numbers): "The database is newer than this program: it has \(Self.list(numbers))."
        case .changed(let number): "Migration \(number) was applied with another text."
        case .pending(let numbers): "The database lacks \(Self.list(numbers)); run migrate."
        case .failed(let number, let error): "Migration \(number) failed. \(error)"
        case .database(let error): "The migrations could not be read. \(error)"
        }
    }

    private static func list(_ numbers: [Int32]) -> String {
        (numbers.count == 1 ? "migration " : "migrations ") + numbers.map(String.init).joined(separator: ", ")
    }
}
