internal import FoundationEssentials
internal import Postgres
internal import QueryProjections
internal import UserContract

extension ReadModels {
    public func users(_ query: DirectoryQuery) async throws(ReadModelError) -> Snapshot<Page<DirectoryPlace>> {
        let rows: Rows
        if let at = query.at {
            var binds = query.binds
            binds.append(at.postgres)
            binds.append(query.after?.moment)
            rows = try await execute(Statements.listUsersAt, binds)
        } else {
            rows = try await execute(Statements.listUsers, query.binds)
        }
        guard let first = rows.first else { throw .noCheckpoint }
        return try read {
            let position = try first.decode(column: 0, as: Int64.self)
            guard try first.decode(column: 1, as: UUID?.self) != nil else {
                return Snapshot(position: position, value: Page(items: [], next: nil))
            }
            let shown = rows.prefix(query.limit)
            let items = try shown.map { try $0.decode(column: 4, as: JSONText.self).bytes }
            let next = rows.count > query.limit ? try place(shown[shown.endIndex - 1], of: query) : nil
            return Snapshot(position: position, value: Page(items: items, next: next))
        }
    }

    private func place(_ row: Row, of query: DirectoryQuery) throws -> DirectoryPlace {
        let key: DirectoryPlace.Key =
            if let time = try row.decode(column: 2, as: PostgresTimestamp?.self) {
                .time(Timestamp(time))
            } else {
                .text(try row.decode(column: 3))
            }
        let moment = query.at == nil ? nil : try row.decode(column: 5, as: Int64.self)
        return DirectoryPlace(key: key, user: try row.decode(column: 1), moment: moment)
    }
}

extension DirectoryQuery {
    /// The parameters of `list_users`; one row more than wanted tells whether there is another page.
    fileprivate var binds: Binds {
        var afterTime: PostgresTimestamp?
        var afterText: String?
        switch after?.key {
        case .time(let time): afterTime = time.postgres
        case .text(let text): afterText = text
        case nil: break
        }
        return [
            email?.normalForm, name?.text, name.map { SearchKey.of($0.text) }, status?.rawValue,
            text.map { LikePattern.containing(SearchKey.of($0)) }, deleted, createdFrom?.postgres,
            createdTo?.postgres, sort.key.rawValue, sort.descending, afterTime, afterText, after?.user,
            Int32(limit + 1),
        ]
    }
}
