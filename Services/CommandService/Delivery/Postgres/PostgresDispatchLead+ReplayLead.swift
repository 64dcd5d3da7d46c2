import FoundationEssentials
import Postgres

extension PostgresDispatchLead: ReplayLead {
    func replays() async throws(SubscriptionStoreError) -> [ReplayJob] {
        let rows = try await query(ReplayLeadStatements.list, [DeliveryStatements.log])
        do {
            var jobs: [ReplayJob] = []
            for row in rows { jobs.append(try ReplayJob(row)) }
            return jobs
        } catch {
            throw SubscriptionStoreError(error)
        }
    }

    func beginReplay(_ id: UUID) async throws(SubscriptionStoreError) -> Bool {
        try await update(ReplayLeadStatements.begin, [DeliveryStatements.log, id])
    }

    func save(_ move: CursorMove, ofReplay id: UUID) async throws(SubscriptionStoreError) -> Bool {
        try await update(
            ReplayLeadStatements.save,
            [
                DeliveryStatements.log, id, move.from.position, move.from.settled, move.to.position, move.to.eventID,
                move.to.settled, Int64(move.acceptedEvents ?? 0),
            ])
    }

    func recordFailure(
        ofReplay id: UUID, at position: Int64, _ failure: DeliveryFailure, nextAttempt: Duration?
    ) async throws(SubscriptionStoreError) -> Bool {
        try await update(
            ReplayLeadStatements.recordFailure,
            [DeliveryStatements.log, id, position, failure.reason, Self.milliseconds(nextAttempt)])
    }

    func endReplay(_ id: UUID, as state: ReplayState, error: String?) async throws(SubscriptionStoreError) {
        _ = try await update(ReplayLeadStatements.end, [DeliveryStatements.log, id, state.rawValue, error])
    }

    func lastPassing(
        ofReplay job: ReplayJob, atOrBelow position: Int64
    ) async throws(SubscriptionStoreError) -> UUID? {
        try await column(
            ReplayLeadStatements.lastPassing,
            [DeliveryStatements.log, job.start, position, job.eventTypes.map { $0.sorted() }, job.aggregateID],
            as: UUID.self
        ).first
    }
}
