public import FoundationEssentials
internal import Postgres

extension ReadModels {
    /// - Parameter after: position of the last entry of the page before.
    public func history(
        of id: UUID, after: Int64?, limit: Int
    ) async throws(ReadModelError) -> Snapshot<History> {
        let rows = try await execute(Statements.userHistory, [id, after ?? 0, Int64(limit + 1)])
        guard let first = rows.first else { throw .noCheckpoint }
        return try read {
            let exists = try first.decode(column: 1, as: Bool.self)
            let hasEntries = try first.decode(column: 2, as: Int64?.self) != nil
            let shown = hasEntries ? rows.prefix(limit) : rows.prefix(0)
            let items = try shown.map { try $0.decode(column: 3, as: JSONText.self).bytes }
            let next =
                rows.count > limit ? try shown[shown.endIndex - 1].decode(column: 2, as: Int64.self) : nil
            return Snapshot(
                position: try first.decode(column: 0),
                value: History(userExists: exists, page: Page(items: items, next: next)))
        }
    }
}
