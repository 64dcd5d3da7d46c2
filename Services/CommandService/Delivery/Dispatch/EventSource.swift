import CommandApplication
import FoundationEssentials
import UserContract

/// The part of the log that concerns somebody.
struct EventSource: Sendable {
    let log: any EventLog & EventReader
    /// Nil for all.
    let eventTypes: Set<String>?
    let aggregateID: UUID?

    init(log: any EventLog & EventReader, eventTypes: Set<String>? = nil, aggregateID: UUID? = nil) {
        self.log = log
        self.eventTypes = eventTypes
        self.aggregateID = aggregateID
    }

    /// The next of its events, at most `limit`. A stretch may end without any and before `through`, because only so much of
    /// the log is looked through at once.
    func read(after: Int64, through: Int64, limit: Int) async throws(BatchReadError) -> EventStretch {
        do {
            return isWhole
                ? try await everything(after, through, limit) : try await matching(after, through, limit)
        } catch let error as BatchReadError {
            throw error
        } catch let error as EventStoreError {
            throw BatchReadError(reason: error.description)
        } catch {
            throw BatchReadError(reason: "the log could not be read")
        }
    }

    /// The event at a position.
    func event(at position: Int64) async throws(BatchReadError) -> RecordedEvent {
        let event: RecordedEvent?
        do {
            event = try await log.read(after: position - 1, through: position, limit: 1).first
        } catch {
            throw BatchReadError(reason: error.description)
        }
        guard let event, event.position == position else {
            throw BatchReadError(reason: "there is no event at position \(position)")
        }
        return event
    }

    private var isWhole: Bool { eventTypes == nil && aggregateID == nil }

    private func everything(_ after: Int64, _ through: Int64, _ limit: Int) async throws -> EventStretch {
        let events = try await log.read(after: after, through: through, limit: limit)
        guard let first = events.first, let last = events.last else {
            throw BatchReadError(reason: "there is no event after position \(after)")
        }
        guard first.position == after + 1, last.position == after + Int64(events.count) else {
            throw BatchReadError(reason: "the log has a hole after position \(after)")
        }
        return EventStretch(events: events, through: last.position)
    }

    private func matching(_ after: Int64, _ through: Int64, _ limit: Int) async throws -> EventStretch {
        let filter = EventFilter(aggregateID: aggregateID, types: eventTypes)
        let page = try await log.page(filter, after: after, limit: limit)
        // What was appended since the order was given belongs to the next one.
        let events = page.items.filter { $0.position <= through }
        let end = events.count < page.items.count ? through : min(page.nextAfterPosition ?? page.headPosition, through)
        guard end > after else { throw BatchReadError(reason: "the log ends before position \(through)") }
        return EventStretch(events: events, through: end)
    }
}
