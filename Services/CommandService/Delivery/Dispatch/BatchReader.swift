import CloudEventsHTTP
import CommandApplication
import JSON
import UserContract

/// Reads the log and encodes one request's body.
struct BatchReader: Sendable {
    let log: any EventLog
    /// One event per request, not in an array.
    let isSingle: Bool
    /// What the subscriber asked for instead of the newest.
    let dataVersions: [UserEventType: Int]
    /// A body ends at about this size; a single event may be larger.
    let maximumBytes: Int

    func read(_ order: ReadOrder) async throws(BatchReadError) -> DispatchBatch {
        let events = try await fetch(order)
        guard let first = events.first, let last = events.last else {
            throw BatchReadError(reason: "there is no event after position \(order.after.position)")
        }
        guard first.position == order.after.position + 1, last.position == order.after.position + Int64(events.count)
        else {
            throw BatchReadError(reason: "the log has a hole after position \(order.after.position)")
        }
        return DispatchBatch(
            after: order.after, through: DeliveryCursor(position: last.position, eventID: last.eventID),
            eventCount: events.count, firstTimestamp: first.timestamp,
            traceparent: isSingle ? (try? first.eventMetadata())?.traceparent : nil, body: try encode(events))
    }

    private func fetch(_ order: ReadOrder) async throws(BatchReadError) -> [RecordedEvent] {
        let events: [RecordedEvent]
        do {
            events = try await log.read(
                after: order.after.position, through: order.through, limit: isSingle ? 1 : order.limit)
        } catch {
            throw BatchReadError(reason: error.description)
        }
        return Array(events.prefix(fitting(events)))
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

    private func encode(_ events: [RecordedEvent]) throws(BatchReadError) -> [UInt8] {
        do {
            if isSingle, let event = events.first { return try CloudEventEncoder.single(event, versions: dataVersions) }
            return try CloudEventEncoder.batch(events, versions: dataVersions)
        } catch {
            let position = events.first?.position ?? 0
            throw BatchReadError(reason: "an event at or after position \(position) cannot be encoded")
        }
    }
}
