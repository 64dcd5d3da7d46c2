import FoundationEssentials
import Postgres
import UserContract

extension PostgresDispatchLead: DispatchLead {
    func subscriptions() async throws(SubscriptionStoreError) -> [Subscription] {
        try await list()
    }

    func take(_ names: [String]) async throws(SubscriptionStoreError) -> [String] {
        try await column(DeliveryStatements.take, [DeliveryStatements.log, names])
    }

    func release(_ name: String) async throws(SubscriptionStoreError) {
        _ = try await query(DeliveryStatements.release, [DeliveryStatements.log, name])
    }

    func save(_ move: CursorMove, of name: String) async throws(SubscriptionStoreError) -> Bool {
        var binds: Binds = [
            DeliveryStatements.log, name, move.from.position, move.from.settled, move.to.position, move.to.eventID,
            move.to.settled, move.acceptedEvents != nil, move.endsFailure,
        ]
        guard !move.parked.isEmpty else {
            let isBack = move.to.position < move.from.position
            return try await update(isBack ? DeliveryStatements.rewindCursor : DeliveryStatements.saveCursor, binds)
        }
        binds.append(move.parked.map(\.position))
        binds.append(move.parked.map(\.eventID))
        binds.append(move.parked.map(\.aggregateID))
        binds.append(move.parked.map(\.type))
        binds.append(move.parked.map { $0.status.map { Int32(clamping: $0) } })
        binds.append(move.parked.map(\.reason))
        binds.append(move.parked.map(\.answer))
        return try await update(DeliveryStatements.saveCursorParking, binds)
    }

    func record(
        _ state: SubscriptionState, of name: String, at position: Int64, failure: DeliveryFailure,
        nextAttempt: Duration?
    ) async throws(SubscriptionStoreError) -> Bool {
        try await update(
            DeliveryStatements.recordFailure,
            [
                DeliveryStatements.log, name, position, state.rawValue, failure.position, failure.eventID,
                failure.status.map { Int32(clamping: $0) }, failure.reason, failure.answer,
                Self.milliseconds(nextAttempt),
            ])
    }

    func lastPassing(
        of name: String, eventTypes: Set<String>?, atOrBelow position: Int64
    ) async throws(SubscriptionStoreError) -> UUID? {
        try await column(
            DeliveryStatements.lastPassing,
            [DeliveryStatements.log, name, position, eventTypes.map { $0.sorted() }], as: UUID.self
        ).first
    }

    func recordConsent(of name: String) async throws(SubscriptionStoreError) {
        _ = try await query(DeliveryStatements.recordConsent, [DeliveryStatements.log, name])
    }

    func leftOut(of name: String, among events: [RecordedEvent]) async throws(SubscriptionStoreError) -> Set<Int64> {
        Set(
            try await column(
                DeliveryStatements.leftOut,
                [DeliveryStatements.log, name, events.map(\.position), events.map(\.aggregateID)], as: Int64.self))
    }

    func nextRetry(of name: String) async throws(SubscriptionStoreError) -> Int64? {
        try await column(DeliveryStatements.nextRetry, [DeliveryStatements.log, name], as: Int64?.self).first ?? nil
    }

    func settleParked(
        of name: String, at position: Int64, refusal: DeliveryFailure?
    ) async throws(SubscriptionStoreError) {
        guard let refusal else {
            _ = try await update(DeliveryStatements.deliverParked, [DeliveryStatements.log, name, position])
            return
        }
        _ = try await update(
            DeliveryStatements.refuseParked,
            [
                DeliveryStatements.log, name, position, refusal.status.map { Int32(clamping: $0) }, refusal.reason,
                refusal.answer,
            ])
    }
}
