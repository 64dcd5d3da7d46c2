import Postgres

extension PostgresDeliveryAdministration {
    public func failures(
        of name: String, limit: Int
    ) async throws(DeliveryAdministrationError) -> [FailedAttempt] {
        let rows = try await query(AdministrationStatements.failures, [DeliveryStatements.log, name, limit])
        if rows.isEmpty { throw .subscriptionNotFound(name: name) }
        return try Self.read(rows, FailedAttempt.init).compactMap { $0 }
    }

    public func parked(
        by name: String, after: Int64, limit: Int
    ) async throws(DeliveryAdministrationError) -> [ParkedEvent] {
        let rows = try await query(AdministrationStatements.parked, [DeliveryStatements.log, name, after, limit])
        if rows.isEmpty { throw .subscriptionNotFound(name: name) }
        return try Self.read(rows, ParkedEvent.init).compactMap { $0 }
    }

    public func retry(
        _ selection: ParkedSelection, of name: String
    ) async throws(DeliveryAdministrationError) -> ParkedCount {
        try await order(
            PostgresCall(AdministrationStatements.retry, [DeliveryStatements.log, name, selection.position]),
            about: selection, of: name)
    }

    public func discard(
        _ selection: ParkedSelection, of name: String, reason: String, by actor: String
    ) async throws(DeliveryAdministrationError) -> ParkedCount {
        var problems = SettingProblems()
        let reason = problems.reason(reason)
        try problems.throwIfAny()
        return try await order(
            PostgresCall(
                AdministrationStatements.discard,
                [DeliveryStatements.log, name, selection.position, actor, reason]),
            about: selection, of: name)
    }

    private func order(
        _ call: PostgresCall, about selection: ParkedSelection, of name: String
    ) async throws(DeliveryAdministrationError) -> ParkedCount {
        let counts = try Self.read(await commit([call])[0]) { row in
            (
                isThere: try row.decode(column: 0, as: Bool.self),
                count: ParkedCount(events: try row.decode(column: 1), users: try row.decode(column: 2))
            )
        }
        guard let answer = counts.first, answer.isThere else { throw .subscriptionNotFound(name: name) }
        if selection.position != nil, answer.count.events == 0 {
            throw .invalid([InvalidSetting(param: "position", problem: "is not of a parked event")])
        }
        return answer.count
    }
}

extension ParkedSelection {
    /// Nil for all.
    fileprivate var position: Int64? {
        switch self {
        case .position(let position): position
        case .all: nil
        }
    }
}
