internal import Postgres
internal import QueryProjections
internal import UserContract

extension ReadModels {
    /// Nothing is counted for it: the numbers are kept as events are applied.
    public func statistics() async throws(ReadModelError) -> Snapshot<DirectoryStatistics> {
        let rows = try await execute(Statements.statistics, [])
        guard let first = rows.first else { throw .noCheckpoint }
        return try read {
            var statistics = DirectoryStatistics()
            for row in rows {
                guard let kind = try row.decode(column: 1, as: String?.self) else { break }
                let name = try row.decode(column: 2, as: String.self)
                let counted = try row.decode(column: 3, as: Int64.self)
                switch kind {
                case "day":
                    let deleted = try row.decode(column: 4, as: Int64.self)
                    statistics.days.append(
                        DayStatistics(day: name, counts: DayCounts(created: counted, deleted: deleted)))
                case "event": UserEventType(rawValue: name).map { statistics.events[$0] = counted }
                default: UserState(rawValue: name).map { statistics.users[$0] = counted }
                }
            }
            return Snapshot(position: try first.decode(column: 0), value: statistics)
        }
    }
}
