import FoundationEssentials
import UserContract

/// The tables of the event store as values: events, commands, reservations.
struct InMemoryLog {
    private(set) var owners: [String: UUID] = [:]
    private var events: [RecordedEvent] = []
    private var streams: [UUID: [Int]] = [:]
    private var commands: [UUID: HandledCommand] = [:]

    var head: Int64 { Int64(events.count) }

    func load(_ aggregate: UUID, commandID: UUID?) -> LoadedStream {
        LoadedStream(
            events: streams[aggregate, default: []].map { events[$0] }, handled: commandID.flatMap { commands[$0] })
    }

    func read(after: Int64, through: Int64, limit: Int) -> [RecordedEvent] {
        let start = max(0, after)
        let end = min(through, head)
        guard start < end, limit > 0 else { return [] }
        return Array(events[Int(start)..<Int(end)].prefix(limit))
    }

    mutating func append(_ request: AppendRequest, at now: Timestamp) -> AppendOutcome {
        if let handled = commands[request.commandID] {
            return handled.fingerprint == request.fingerprint ? .duplicate(handled) : .commandIDReused
        }
        let revision = Int64(streams[request.aggregateID, default: []].count)
        guard revision == request.expectedRevision else { return .revisionConflict(actual: revision) }
        guard reserve(request) else { return .emailTaken }

        let firstPosition = head + 1
        let timestamps = record(request, at: now)
        commands[request.commandID] = HandledCommand(
            commandID: request.commandID, fingerprint: request.fingerprint, aggregateID: request.aggregateID,
            firstRevision: revision + 1, lastRevision: revision + Int64(request.events.count),
            firstPosition: request.events.isEmpty ? request.currentPosition + 1 : firstPosition,
            lastPosition: request.events.isEmpty ? request.currentPosition : head)
        return .appended(firstPosition: firstPosition, timestamps: timestamps)
    }

    /// Releases one e-mail and takes another, or does neither.
    private mutating func reserve(_ request: AppendRequest) -> Bool {
        if let taken = request.takenEmail, taken != request.releasedEmail, owners[taken] != nil { return false }
        if let released = request.releasedEmail, owners[released] == request.aggregateID { owners[released] = nil }
        if let taken = request.takenEmail { owners[taken] = request.aggregateID }
        return true
    }

    private mutating func record(_ request: AppendRequest, at now: Timestamp) -> [Timestamp] {
        var time = now
        if let last = events.last?.timestamp { time = max(now, last.advanced(byMicroseconds: 1)) }
        return request.events.map { new in
            defer { time = time.advanced(byMicroseconds: 1) }
            streams[request.aggregateID, default: []].append(events.count)
            events.append(
                RecordedEvent(
                    eventID: new.eventID, aggregateID: request.aggregateID,
                    revision: Int64(streams[request.aggregateID, default: []].count), version: new.version,
                    position: head + 1, timestamp: time, type: new.type, data: new.data, metadata: new.metadata))
            return time
        }
    }
}
