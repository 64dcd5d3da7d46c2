import FoundationEssentials
import Postgres
import UserContract

/// One consistent view of a log: a transaction that sees what was committed when it began to read, and nothing later.
struct LogSnapshot {
    let transaction: PostgresTransaction
    let head: LogHead

    /// Runs `body` on a view that is taken before it starts.
    static func read<Result: Sendable>(
        _ client: PostgresClient, _ body: (LogSnapshot) async throws -> Result
    ) async throws -> Result {
        try await client.withTransaction(isolation: .repeatableRead, readOnly: true) { transaction in
            let head = try LogHead(await transaction.execute(Statements.logHead, [Statements.log]))
            return try await body(LogSnapshot(transaction: transaction, head: head))
        }
    }

    /// The positions of a selection.
    func range(of selection: LogSelection) async throws -> PositionRange {
        var range = PositionRange(after: 0, through: head.position)
        if let from = selection.from { range.after = try await firstPosition(since: from) - 1 }
        if let to = selection.to { range.through = try await firstPosition(since: to) - 1 }
        return range
    }

    private func firstPosition(since moment: Timestamp) async throws -> Int64 {
        do {
            return try await transaction.execute(
                Statements.firstPositionSince,
                [Statements.log, PostgresTimestamp(microsecondsSince1970: moment.microseconds)]
            )[0].decode(column: 0, as: Int64.self)
        } catch  where error.sqlState == "P0002" {
            // A probe of the binary search found nothing.
            throw ArchiveProblem("The log has a hole: run verify to see where.")
        }
    }
}
