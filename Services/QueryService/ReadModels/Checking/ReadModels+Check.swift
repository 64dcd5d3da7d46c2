internal import FoundationEssentials
internal import JSON
internal import Postgres
public import QueryProjections

extension ReadModels {
    /// Compares what the read models hold of a stretch of the log with what its events say: every audit row and version
    /// of it, and the users that it leaves as they are now. Reads two round trips' worth of rows by their keys and locks
    /// nothing; deliveries may be applied meanwhile.
    ///
    /// What users were before the stretch is taken from the read models, so only a run over the whole log proves anything.
    /// - Throws: ``ApplyError/malformed(_:)`` when the events are no history.
    public func check(_ delivery: Delivery) async throws(ApplyError) -> CheckOutcome {
        let needed = Array(ExpectedRows.revisionsBefore(delivery.events))
        do {
            let answers = try await client.executeTogether([
                PostgresCall(Statements.checkpoint),
                PostgresCall(Statements.versionsBefore, [needed.map(\.key), needed.map(\.value)]),
            ]).all
            guard let checkpoint = try AppliedState.checkpoint(answers[0]) else { throw ReadModelError.noCheckpoint }
            if let log = checkpoint.log, log != delivery.log { return .otherLog }
            guard checkpoint.position >= delivery.through else {
                return .notYetApplied(position: checkpoint.position)
            }
            let before = try answers[1].compactMap { row in
                ProjectedUser(document: try row.decode(column: 0, as: JSONText.self).bytes)
            }
            let expected = try ExpectedRows(
                of: delivery.events, before: Dictionary(before.map { ($0.id, $0) }) { first, _ in first })
            return .compared(expected.differences + (try await differences(from: expected.rows)))
        } catch let problem as DeliveryProblem {
            throw .malformed(problem)
        } catch {
            throw ApplyError(error)
        }
    }

    private func differences(from rows: RowChanges) async throws -> [ReadModelDifference] {
        guard !rows.events.isEmpty else { return [] }
        let answers = try await client.executeTogether(rows.checks).all
        return try zip([ReadModelDifference.Kind.audit, .version, .user], answers).flatMap { kind, rows in
            try rows.map { try ReadModelDifference(kind, $0) }
        }
    }
}

extension ReadModelDifference {
    /// A row of `check_audit`, `check_versions` or `check_users`.
    fileprivate init(_ kind: Kind, _ row: Row) throws {
        let isMissing = try row.decode(column: 3, as: Bool.self)
        let fields = try row.decode(column: 4, as: String.self).split(separator: ",").map(String.init)
        self.init(
            kind: kind, userID: try row.decode(column: 0), revision: try row.decode(column: 1),
            problem: isMissing ? .missing : .different, fields: isMissing ? nil : fields)
    }
}
