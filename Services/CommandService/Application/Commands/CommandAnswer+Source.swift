import FoundationEssentials
import UserContract

extension CommandAnswer {
    /// The answer to what has just been appended.
    init(_ append: AppendRequest, firstPosition: Int64, timestamps: [Timestamp]) {
        let events = append.events.enumerated().map { index, event in
            AnsweredEvent(
                eventID: event.eventID, type: event.type, revision: append.expectedRevision + Int64(index) + 1,
                position: firstPosition + Int64(index), version: event.version, timestamp: timestamps[index],
                data: event.data)
        }
        self.init(
            userID: append.aggregateID, revision: append.expectedRevision + Int64(events.count),
            position: firstPosition + Int64(events.count) - 1, events: events)
    }

    /// The first answer to a command that was handled before, rebuilt from its events.
    init(_ handled: HandledCommand, events: [RecordedEvent]) {
        self.init(
            userID: handled.aggregateID, revision: handled.lastRevision, position: handled.lastPosition,
            duplicate: true,
            events: events.map { event in
                AnsweredEvent(
                    eventID: event.eventID, type: event.type, revision: event.revision, position: event.position,
                    version: event.version, timestamp: event.timestamp, data: event.data)
            })
    }

    /// What would happen.
    init(dryRun decision: Decision, on history: UserHistory, userID: UUID, unchecked: [String]) {
        let events = decision.events.enumerated().map { index, event in
            AnsweredEvent(
                eventID: nil, type: event.type.rawValue, revision: history.revision + Int64(index) + 1, position: nil,
                version: UserEventSchema.currentVersion(of: event.type), timestamp: nil,
                data: UserEventSchema.encode(event))
        }
        self.init(
            userID: userID, revision: history.revision + Int64(events.count), position: nil, dryRun: true,
            unchecked: unchecked, events: events)
    }
}
