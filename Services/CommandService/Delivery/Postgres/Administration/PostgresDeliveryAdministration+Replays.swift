public import FoundationEssentials
import Postgres
import UserContract

extension PostgresDeliveryAdministration: ReplayAdministration {
    public func extent(of request: ReplayRequest) async throws(DeliveryAdministrationError) -> ReplayExtent {
        _ = try Self.normalReason(of: request)
        return try await matching(request, try await passingTypes(request))
    }

    public func create(
        _ request: ReplayRequest, by actor: String
    ) async throws(DeliveryAdministrationError) -> ReplayStatus {
        let reason = try Self.normalReason(of: request)
        let fingerprint = ReplayFingerprint.digest(of: request, reason: reason, by: actor)
        // Before anything that may have changed since, and before the count, which may take seconds.
        if let id = request.replayID, let known = try await record(id) { return try Self.same(known, fingerprint) }

        let extent = try await matching(request, try await passingTypes(request))
        let id = request.replayID ?? .version7()
        let start = extent.fromPosition - 1
        let answers = try await commit([
            PostgresCall(
                ReplayStatements.create,
                [
                    DeliveryStatements.log, id, request.subscription, start, extent.toPosition, extent.matchingEvents,
                    request.ratePerSecond, request.aggregateID, request.eventTypes.map { $0.map(\.rawValue).sorted() },
                    request.targetURL, request.includesSideEffects, reason, actor, Bytes(fingerprint),
                ]),
            PostgresCall(ReplayStatements.status, [DeliveryStatements.log, id]),
        ])
        guard let record = try Self.read(answers[1], ReplayRecord.init).first else {
            // Deleted since we looked at it.
            throw .subscriptionNotFound(name: request.subscription)
        }
        return try Self.same(record, fingerprint)
    }

    public func replay(_ id: UUID) async throws(DeliveryAdministrationError) -> ReplayStatus {
        guard let record = try await record(id) else { throw Self.noReplay(id) }
        return record.status
    }

    public func replays(before: UUID?, limit: Int) async throws(DeliveryAdministrationError) -> [ReplayStatus] {
        let rows = try await query(ReplayStatements.page, [DeliveryStatements.log, before, limit])
        if rows.isEmpty, let before, try await record(before) == nil {
            throw .invalid([InvalidSetting(param: "cursor", problem: "must be the next_cursor of an answer")])
        }
        return try Self.read(rows) { try ReplayRecord($0).status }
    }

    public func cancel(_ id: UUID) async throws(DeliveryAdministrationError) -> ReplayStatus {
        let answers = try await commit([
            PostgresCall(ReplayStatements.cancel, [DeliveryStatements.log, id]),
            PostgresCall(ReplayStatements.status, [DeliveryStatements.log, id]),
        ])
        guard let record = try Self.read(answers[1], ReplayRecord.init).first else { throw Self.noReplay(id) }
        return record.status
    }

    private func record(_ id: UUID) async throws(DeliveryAdministrationError) -> ReplayRecord? {
        try Self.read(await query(ReplayStatements.status, [DeliveryStatements.log, id]), ReplayRecord.init).first
    }

    /// What both the subscription and the request let pass; nil for all. Judges the request by the way.
    private func passingTypes(
        _ request: ReplayRequest
    ) async throws(DeliveryAdministrationError) -> Set<String>? {
        let rows = try await query(ReplayStatements.source, [DeliveryStatements.log, request.subscription])
        let sources = try Self.read(rows) { row in
            (
                url: try row.decode(column: 0, as: String.self),
                types: try row.decode(column: 1, as: [String]?.self).map { Set($0) }
            )
        }
        guard let source = sources.first else { throw .subscriptionNotFound(name: request.subscription) }
        var problems = SettingProblems()
        ReplayRules.check(
            request, ofSubscriptionTo: source.url, targetProblem: request.targetURL.flatMap(targetProblem),
            into: &problems)
        try problems.throwIfAny()
        return ReplayJob.passing(source.types, request.eventTypes.map { Set($0.map(\.rawValue)) })
    }

    private static func normalReason(
        of request: ReplayRequest
    ) throws(DeliveryAdministrationError) -> String {
        var problems = SettingProblems()
        let reason = problems.reason(request.reason)
        ReplayRules.check(request, into: &problems)
        try problems.throwIfAny()
        return reason ?? request.reason
    }

    /// A repeated order gets its replay, whatever became of it.
    private static func same(
        _ record: ReplayRecord, _ fingerprint: [UInt8]
    ) throws(DeliveryAdministrationError) -> ReplayStatus {
        guard record.fingerprint == fingerprint else {
            throw .invalid([
                InvalidSetting(
                    param: "replay_id", problem: "was used before, by somebody else or for something else: give another"
                )
            ])
        }
        return record.status
    }

    private static func noReplay(_ id: UUID) -> DeliveryAdministrationError {
        .notFound("There is no replay \(id.text).")
    }
}
