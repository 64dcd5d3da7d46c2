import FoundationEssentials
import UserContract

extension AppendRequest {
    /// The decision in the form of the log: each event in its current version, with an id, and all with the same metadata.
    init(
        _ decision: Decision, on history: UserHistory, userID: UUID, commandID: UUID, fingerprint: [UInt8],
        metadata: [UInt8]
    ) {
        self.init(
            commandID: commandID, fingerprint: fingerprint, aggregateID: userID, expectedRevision: history.revision,
            currentPosition: history.position,
            events: decision.events.map { event in
                NewEvent(
                    eventID: .version7(), type: event.type.rawValue,
                    version: UserEventSchema.currentVersion(of: event.type), data: UserEventSchema.encode(event),
                    metadata: metadata)
            },
            releasedEmail: decision.releasedEmail, takenEmail: decision.takenEmail)
    }
}
