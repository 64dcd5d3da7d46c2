public import FoundationEssentials
internal import Postgres
internal import UserContract

/// Where the rounds of the background check are written down, for all instances.
public struct CheckJournal: Sendable {
    private let readModels: ReadModels

    public init(_ readModels: ReadModels) {
        self.readModels = readModels
    }

    /// The round under way, else the last one; nil before the first.
    public func latest() async throws(ReadModelError) -> CheckRound? {
        guard let row = try await readModels.execute(Statements.latestCheck, []).first else { return nil }
        return try readModels.read {
            CheckRound(
                replayID: try row.decode(column: 0), startedAt: Timestamp(try row.decode(column: 1)),
                finishedAt: try row.decode(column: 2, as: PostgresTimestamp?.self).map(Timestamp.init),
                position: try row.decode(column: 3), toPosition: try row.decode(column: 4),
                users: try row.decode(column: 5), differences: try row.decode(column: 6),
                error: try row.decode(column: 7))
        }
    }

    /// Begins a round unless one is under way.
    public func begin(_ replay: UUID) async throws(ReadModelError) {
        _ = try await readModels.execute(Statements.beginCheck, [replay])
    }

    public func end(at position: Int64, _ replay: UUID) async throws(ReadModelError) {
        _ = try await readModels.execute(Statements.limitCheck, [replay, position])
    }

    /// Writes down that the stretch after `position` has been compared.
    /// - Returns: false when another instance has done so.
    public func advance(
        _ replay: UUID, from position: Int64, to through: Int64, users: Int, differences: Int
    ) async throws(ReadModelError) -> Bool {
        let binds: Binds = [replay, position, through, Int64(users), Int64(differences)]
        return try await !readModels.execute(Statements.advanceCheck, binds).isEmpty
    }

    /// - Parameter error: why it did not come to its end.
    /// - Returns: false when it had ended before.
    public func finish(
        _ replay: UUID, differences: Int64 = 0, error: String? = nil
    ) async throws(ReadModelError) -> Bool {
        try await !readModels.execute(Statements.endCheck, [replay, differences, error]).isEmpty
    }

    /// By how much the numbers of rows, and the totals, are otherwise than a log would make them that ends where the round
    /// does.
    public func surplus(of round: CheckRound) async throws(ReadModelError) -> Int64 {
        let rows = try await readModels.execute(Statements.countUntil, [round.position, round.users])
        return try readModels.read { try rows[0].decode(column: 0) }
    }
}
