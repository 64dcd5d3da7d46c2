import CommandApplication
import FoundationEssentials
import Postgres
import UserContract

/// How much a replay would send. Positions and revisions have no hole, so only what a filter of types lets pass must be
/// counted event by event: in slices, each far from the time limit of a statement.
extension PostgresDeliveryAdministration {
    /// - Parameter types: nil for all.
    func matching(
        _ request: ReplayRequest, _ types: Set<String>?
    ) async throws(DeliveryAdministrationError) -> ReplayExtent {
        let head = try await confirmedHead()
        let bounds = ReplayBounds(
            request, head: head, firstFrom: try await position(of: request.from, orElse: head + 1),
            firstBeyond: try await position(of: request.to, orElse: head + 1))
        return ReplayExtent(
            matchingEvents: try await count(in: bounds, of: request.aggregateID, types),
            fromPosition: bounds.first, toPosition: bounds.last)
    }

    /// Of the first event at the moment or later; nil without a moment.
    private func position(
        of moment: Timestamp?, orElse none: Int64
    ) async throws(DeliveryAdministrationError) -> Int64? {
        guard let moment else { return nil }
        do throws(EventStoreError) {
            let page = try await log.page(EventFilter(from: moment), after: 0, limit: 1)
            return page.items.first?.position ?? none
        } catch {
            throw .unavailable(SubscriptionStoreError(reason: error.description))
        }
    }

    private func count(
        in bounds: ReplayBounds, of stream: UUID?, _ types: Set<String>?
    ) async throws(DeliveryAdministrationError) -> Int64 {
        guard bounds.count > 0 else { return 0 }
        var numbers = bounds.first...bounds.last
        if let stream {
            guard let revisions = try await revisions(of: stream, in: bounds) else { return 0 }
            numbers = revisions
        }
        guard let types else { return Int64(numbers.count) }
        guard !types.isEmpty else { return 0 }
        var events: Int64 = 0
        for slice in ReplayBounds.slices(of: numbers, by: countedAtOnce) {
            var binds: Binds = [DeliveryStatements.log, slice.lowerBound, slice.upperBound, types.sorted()]
            if let stream { binds.append(stream) }
            let statement = stream == nil ? ReplayStatements.count : ReplayStatements.countOfStream
            let counts = try Self.read(await query(statement, binds)) { try $0.decode(column: 0, as: Int64.self) }
            events += counts.first ?? 0
        }
        return events
    }

    /// Nil when the stream has none there.
    private func revisions(
        of stream: UUID, in bounds: ReplayBounds
    ) async throws(DeliveryAdministrationError) -> ClosedRange<Int64>? {
        let rows = try await query(
            ReplayStatements.revisions, [DeliveryStatements.log, stream, bounds.first - 1, bounds.last])
        let ends = try Self.read(rows) { row in
            (first: try row.decode(column: 0, as: Int64.self), end: try row.decode(column: 1, as: Int64.self))
        }
        return ends.first.flatMap { $0.first < $0.end ? $0.first...$0.end - 1 : nil }
    }
}
