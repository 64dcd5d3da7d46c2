import CloudEventsHTTP
import CommandApplication
import JSON
import UserContract

/// Reads a stretch of the log, leaves out what the subscription does not pass, and encodes one request's body.
struct BatchReader: Sendable {
    let source: EventSource
    /// One event per request, not in an array.
    let isSingle: Bool
    /// What the subscriber asked for instead of the newest.
    let dataVersions: [UserEventType: Int]
    /// A body ends at about this size; a single event may be larger.
    let maximumBytes: Int
    /// Positions of those of the events that do not go out in order.
    let leftOut: @Sendable ([RecordedEvent]) async throws(SubscriptionStoreError) -> Set<Int64>

    func read(_ order: ReadOrder) async throws(BatchReadError) -> DispatchBatch {
        var stretch = try await source.read(
            after: order.after.settled, through: order.through, limit: isSingle ? 1 : order.limit)
        if order.isRepetition, stretch.events.count == order.limit { stretch.through = order.through }
        var parked: [RecordedEvent] = []
        if order.leavesOutParked {
            let positions = try await positionsLeftOut(of: stretch.events)
            parked = stretch.events.filter { positions.contains($0.position) }
            stretch.events.removeAll { positions.contains($0.position) }
        }
        let count = fitting(stretch.events)
        if count < stretch.events.count {
            stretch.events.removeLast(stretch.events.count - count)
            stretch.through = stretch.events.last?.position ?? stretch.through
        }
        return try batch(order, stretch, parked.filter { $0.position <= stretch.through })
    }

    private func positionsLeftOut(of events: [RecordedEvent]) async throws(BatchReadError) -> Set<Int64> {
        guard !events.isEmpty else { return [] }
        do {
            return try await leftOut(events)
        } catch {
            throw BatchReadError(reason: error.reason)
        }
    }

    private func batch(
        _ order: ReadOrder, _ stretch: EventStretch, _ parked: [RecordedEvent]
    ) throws(BatchReadError) -> DispatchBatch {
        let left = parked.map { EventToPark(following: $0) }
        guard let first = stretch.events.first, let last = stretch.events.last else {
            var settled = order.after
            settled.settled = stretch.through
            return DispatchBatch(
                after: order.after, through: settled, eventCount: 0, parked: left,
                firstTimestamp: parked.first?.timestamp ?? Timestamp(microseconds: 0), body: [])
        }
        return DispatchBatch(
            after: order.after, through: DeliveryCursor(position: stretch.through, eventID: last.eventID),
            eventCount: stretch.events.count, onlyEvent: stretch.events.count == 1 ? first : nil, parked: left,
            firstTimestamp: first.timestamp, body: try encode(stretch.events))
    }

    /// How many of the events make a body of about the maximal size; at least one.
    private func fitting(_ events: [RecordedEvent]) -> Int {
        let attributesOfAnEvent = 512
        var total = 0
        for (index, event) in events.enumerated() {
            total += event.data.count + event.metadata.count + attributesOfAnEvent
            if total > maximumBytes { return max(1, index) }
        }
        return events.count
    }

    func encode(_ events: [RecordedEvent]) throws(BatchReadError) -> [UInt8] {
        do {
            if isSingle, let event = events.first { return try CloudEventEncoder.single(event, versions: dataVersions) }
            return try CloudEventEncoder.batch(events, versions: dataVersions)
        } catch {
            let position = events.first?.position ?? 0
            throw BatchReadError(reason: "an event at or after position \(position) cannot be encoded")
        }
    }
}
