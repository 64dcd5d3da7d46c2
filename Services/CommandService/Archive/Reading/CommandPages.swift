import CommandApplication
import FoundationEssentials
import Postgres

/// The commands of a range in the order of a log file, taken from a cursor of the transaction.
struct CommandPages {
    private let transaction: PostgresTransaction
    private let range: PositionRange
    private let user: UUID?
    private var page: ArraySlice<HandledCommand> = []
    private var isDeclared = false
    private var isAtEnd = false

    init(_ transaction: PostgresTransaction, in range: PositionRange, of user: UUID?) {
        self.transaction = transaction
        self.range = range
        self.user = user
    }

    /// The next command if its last position is this one or an earlier one.
    mutating func next(through position: Int64) async throws -> HandledCommand? {
        if page.isEmpty, !isAtEnd { try await fetch() }
        guard let command = page.first, command.lastPosition <= position else { return nil }
        page.removeFirst()
        return command
    }

    private mutating func fetch() async throws {
        if !isDeclared {
            _ = try await transaction.execute(
                Statements.declareCommands, [Statements.log, range.after, range.through, user])
            isDeclared = true
        }
        let rows = try await transaction.execute(Statements.fetchCommands)
        page = try rows.map { row in try HandledCommand(row) }[...]
        isAtEnd = page.isEmpty
    }
}
