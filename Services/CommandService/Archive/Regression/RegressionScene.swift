import FoundationEssentials
import UserContract

/// What a test tells: the events before a command, and what the command made.
struct RegressionScene {
    let user: UUID
    /// Of the event that the command made.
    let revision: Int64
    let given: [UserEvent]
    let then: UserEvent
    let actor: String

    init(history: [RecordedEvent], atRevision wanted: Int64?, keepsTexts: Bool) throws(ArchiveProblem) {
        guard let end = wanted ?? history.last?.revision,
            let index = history.firstIndex(where: { $0.revision == end })
        else {
            throw ArchiveProblem("The user has no revision \(wanted ?? 1): its last is \(history.last?.revision ?? 0).")
        }
        var disguise = HistoryDisguise(keepsTexts: keepsTexts)
        var events: [UserEvent] = []
        for recorded in history[...index] { events.append(disguise.event(try Self.event(of: recorded))) }
        let metadata = try Self.metadata(of: history[index])
        for other in history.indices where other != index {
            guard try Self.metadata(of: history[other]).commandID != metadata.commandID else {
                throw ArchiveProblem(
                    "The command of revision \(end) made several events, and no command of today does that.")
            }
        }
        user = history[index].aggregateID
        revision = end
        then = events.removeLast()
        given = events
        actor = disguise.actor(metadata.actor)
    }

    private static func event(of recorded: RecordedEvent) throws(ArchiveProblem) -> UserEvent {
        do {
            return try recorded.userEvent()
        } catch {
            throw unreadable(recorded, error)
        }
    }

    private static func metadata(of recorded: RecordedEvent) throws(ArchiveProblem) -> EventMetadata {
        do {
            return try recorded.eventMetadata()
        } catch {
            throw unreadable(recorded, error)
        }
    }

    private static func unreadable(_ recorded: RecordedEvent, _ error: UserEventSchemaError) -> ArchiveProblem {
        ArchiveProblem("The event at position \(recorded.position) cannot be read: \(error).")
    }
}
