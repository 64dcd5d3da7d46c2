import FoundationEssentials
import UserContract

extension AppendRequest {
    /// The decision in the form of the log: each event in its current version, with an id, and all with the same metadata.
    init(_ decision: Decision, to command: PendingCommand, at revision: Int64) {
        self.init(
            commandID: command.commandID, fingerprint: command.fingerprint, aggregateID: command.userID,
            expectedRevision: revision,
            events: decision.events.map { event in
                NewEvent(
                    eventID: .version7(), type: event.type.rawValue,
                    version: UserEventSchema.currentVersion(of: event.type), data: UserEventSchema.encode(event),
                    metadata: command.metadata)
            },
            releasedEmail: decision.releasedEmail, takenEmail: decision.takenEmail)
    }
}
