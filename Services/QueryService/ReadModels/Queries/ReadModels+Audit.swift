internal import FoundationEssentials
internal import Postgres
internal import UserContract

extension ReadModels {
    /// - Returns: one record more than `limit` when there is another page.
    public func audit(_ query: AuditQuery) async throws(ReadModelError) -> Snapshot<[AuditRecord]> {
        let rows = try await execute(
            Statements.listAudit,
            [
                query.actor, query.eventType?.rawValue, query.user, query.correlationID, query.from?.postgres,
                query.to?.postgres, query.before, Int32(query.limit + 1),
            ])
        guard let first = rows.first else { throw .noCheckpoint }
        return try read {
            var records: [AuditRecord] = []
            for row in rows {
                guard let position = try row.decode(column: 1, as: Int64?.self) else { break }
                records.append(
                    AuditRecord(
                        position: position, user: try row.decode(column: 2),
                        entry: try row.decode(column: 3, as: JSONText.self).bytes))
            }
            return Snapshot(position: try first.decode(column: 0), value: records)
        }
    }
}
