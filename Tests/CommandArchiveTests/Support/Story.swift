import CommandApplication
import CommandArchive
import FoundationEssentials
import UserContract

/// A log under construction: each call is a command with the events that it makes, in order, as the service would write
/// them. Nothing is judged here, so it also tells stories that must not be.
struct Story {
    private(set) var events: [RecordedEvent] = []
    private(set) var commands: [HandledCommand] = []
    private var revisions: [UUID: Int64] = [:]
    private var lastPositions: [UUID: Int64] = [:]
    private var position: Int64 = 0
    private var commandCount = 0
    static let start = Timestamp(microseconds: 1_773_589_620_000_000)

    static func user(_ number: Int) -> UUID { id("00000000-0000-4000-8000-", number) }
    static func commandID(_ number: Int) -> UUID { id("00000000-0000-4000-9000-", number) }
    static func eventID(_ position: Int64) -> UUID { id("00000000-0000-4000-a000-", Int(position)) }

    /// `milliseconds` apart, so that a moment between two events can be named.
    static func time(_ position: Int64) -> Timestamp { start.advanced(byMicroseconds: position * 1000) }

    /// In the order of a log file.
    var entries: [LogEntry] {
        var rest = commands.enumerated().sorted { left, right in
            (left.element.lastPosition, left.element.firstPosition, left.offset)
                < (right.element.lastPosition, right.element.firstPosition, right.offset)
        }[...]
        var entries: [LogEntry] = []
        for event in events {
            entries.append(.event(event))
            while let next = rest.first, next.element.lastPosition <= event.position {
                entries.append(.command(next.element))
                rest.removeFirst()
            }
        }
        return entries
    }

    /// One command of a user with its events; without events it changes nothing.
    mutating func command(_ user: Int, _ events: UserEvent..., actor: String = "admin") {
        command(user, events.map { event in NewEvent(event) }, actor: actor)
    }

    mutating func command(_ user: Int, _ newEvents: [NewEvent], actor: String = "admin") {
        commandCount += 1
        let id = Self.user(user)
        let commandID = Self.commandID(commandCount)
        let before = revisions[id, default: 0]
        let first = newEvents.isEmpty ? lastPositions[id, default: 0] + 1 : position + 1
        for event in newEvents {
            position += 1
            revisions[id, default: 0] += 1
            lastPositions[id] = position
            let metadata = EventMetadata(
                actor: actor, reason: event.reason, commandID: commandID, correlationID: "story")
            events.append(
                RecordedEvent(
                    eventID: Self.eventID(position), aggregateID: id, revision: revisions[id, default: 0],
                    version: event.version, position: position, timestamp: Self.time(position), type: event.type,
                    data: event.data, metadata: metadata.encoded()))
        }
        commands.append(
            HandledCommand(
                commandID: commandID, fingerprint: [UInt8](repeating: UInt8(commandCount % 251), count: 32),
                aggregateID: id, firstRevision: before + 1, lastRevision: before + Int64(newEvents.count),
                firstPosition: first, lastPosition: first + Int64(newEvents.count) - 1))
    }

    private static func id(_ prefix: String, _ number: Int) -> UUID {
        let digits = String(number)
        return UUID(text: prefix + String(repeating: "0", count: 12 - digits.count) + digits)!
    }
}
