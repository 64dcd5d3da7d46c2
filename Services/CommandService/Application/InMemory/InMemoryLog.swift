import FoundationEssentials
import UserContract

/// The tables of the event store as values: events, commands, reservations, snapshots.
struct InMemoryLog {
    private(set) var owners: [String: UUID] = [:]
    private var events: [RecordedEvent] = []
    private var streams: [UUID: [Int]] = [:]
    private var commands: [UUID: HandledCommand] = [:]
    private var snapshots: [UUID: StoredSnapshot] = [:]

    var head: Int64 { Int64(events.count) }

    func load(_ aggregate: UUID, commandID: UUID?, snapshotVersion: Int?) -> LoadedStream {
        let stream = self.events(of: aggregate, revisions: 1...Int64.max)
        let snapshot = snapshots[aggregate].flatMap { snapshot in
            snapshot.version == snapshotVersion
                && stream.contains { $0.revision == snapshot.revision && $0.position == snapshot.position }
                ? snapshot : nil
        }
        return LoadedStream(
            snapshot: snapshot, events: stream.dropFirst(Int(snapshot?.revision ?? 0)).map(LoadedEvent.init),
            handled: commandID.flatMap { commands[$0] })
    }

    func events(of aggregate: UUID, revisions: ClosedRange<Int64>) -> [RecordedEvent] {
        streams[aggregate, default: []].map { events[$0] }.filter { revisions.contains($0.revision) }
    }

    mutating func save(_ snapshot: StoredSnapshot) {
        snapshots[snapshot.aggregateID] = snapshot
    }

    func read(after: Int64, through: Int64, limit: Int) -> [RecordedEvent] {
        let start = max(0, after)
        let end = min(through, head)
        guard start < end, limit > 0 else { return [] }
        return Array(events[Int(start)..<Int(end)].prefix(limit))
    }

    mutating func append(_ requests: [AppendRequest], at now: Timestamp) -> [AppendOutcome] {
        var isBroken = false
        return requests.map { request in
            let outcome = append(request, at: now, afterRefusal: isBroken)
            if case .appended = outcome {} else { isBroken = true }
            return outcome
        }
    }

    private mutating func append(
        _ request: AppendRequest, at now: Timestamp, afterRefusal: Bool
    ) -> AppendOutcome {
        if let handled = commands[request.commandID] {
            return handled.fingerprint == request.fingerprint ? .duplicate(handled) : .commandIDReused
        }
        let revision = Int64(streams[request.aggregateID, default: []].count)
        guard !afterRefusal, revision == request.expectedRevision else { return .revisionConflict(actual: revision) }
        guard reserve(request) else { return .emailTaken }

        let last = streams[request.aggregateID]?.last.map { events[$0].position } ?? 0
        let firstPosition = request.events.isEmpty ? last + 1 : head + 1
        let timestamps = record(request, at: now)
        commands[request.commandID] = HandledCommand(
            commandID: request.commandID, fingerprint: request.fingerprint, aggregateID: request.aggregateID,
            firstRevision: revision + 1, lastRevision: revision + Int64(request.events.count),
            firstPosition: firstPosition, lastPosition: firstPosition + Int64(request.events.count) - 1)
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
