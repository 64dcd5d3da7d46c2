internal import Postgres
internal import UserContract

extension ReadModels {
    /// What health, metrics and `GET /projections` tell: one row by its key.
    public func status() async throws(ReadModelError) -> ProjectionStatus {
        let rows = try await execute(Statements.projectionStatus, [])
        guard let row = rows.first else { throw .noCheckpoint }
        return try read {
            ProjectionStatus(
                version: Int(try row.decode(column: 0, as: Int32.self)), log: try row.decode(column: 1),
                position: try row.decode(column: 2), head: try row.decode(column: 3),
                recordedAt: try row.decode(column: 4, as: PostgresTimestamp?.self).map(Timestamp.init),
                appliedAt: try row.decode(column: 5, as: PostgresTimestamp?.self).map(Timestamp.init))
        }
    }
}
