public import CommandApplication
public import FoundationEssentials
import Postgres
import Synchronization
public import UserContract

extension PostgresEventStore {
    public var logID: UUID {
        get async throws(EventStoreError) {
            if let known = knownLogID.withLock({ $0 }) { return known }
            let id: UUID?
            do {
                id = try await client.execute(Statements.logUUID, [Statements.log]).first?.decode(
                    column: 0, as: UUID.self)
            } catch {
                throw EventStoreError(reading: error)
            }
            guard let id else { throw .corrupt("the log has no head") }
            knownLogID.withLock { $0 = id }
            return id
        }
    }

    public var confirmedPosition: Int64 { confirmed.position }

    public func confirm() async throws(EventStoreError) -> Int64 {
        try await confirmer.confirm()
    }

    public func waitForPosition(beyond position: Int64) async -> Int64 {
        await confirmed.wait(beyond: position)
    }

    public func read(after: Int64, through: Int64, limit: Int) async throws(EventStoreError) -> [RecordedEvent] {
        let last = min(through, confirmed.position)
        guard last > after, limit > 0 else { return [] }
        let events: [RecordedEvent]
        do {
            let rows = try await client.execute(Statements.read, [Statements.log, after, last, limit])
            events = try rows.map { row throws(PostgresError) in try RecordedEvent(row) }
        } catch {
            throw EventStoreError(reading: error)
        }
        // A position that is missing is lost history, never one that is still to come.
        let wanted = min(last - max(after, 0), Int64(limit))
        guard Int64(events.count) == wanted, events.last?.position == max(after, 0) + wanted else {
            throw .corrupt("the log has a hole after position \(after)")
        }
        return events
    }
}
