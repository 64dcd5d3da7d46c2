import CloudEventsHTTP
import QueryProjections
import UserContract

extension ProjectedEvent {
    init(_ received: CloudEvent) throws(IntakeRefusal) {
        let event: UserEvent
        do {
            event = try UserEventSchema.decode(
                type: received.type, version: received.dataVersion, data: received.data)
        } catch {
            throw .malformed("the event at \(received.sequence) cannot be read: \(error)")
        }
        self.init(
            position: received.sequence, eventID: received.id, userID: received.subject, revision: received.revision,
            timestamp: received.time, event: event,
            origin: EventOrigin(
                actor: received.actor, reason: received.reason ?? event.reason,
                correlationID: received.correlationID, commandID: received.commandID, ip: received.ip,
                userAgent: received.userAgent))
        guard storedTexts.allSatisfy({ !$0.utf8.contains(0) }) else {
            throw .malformed("the event at \(received.sequence) has a NUL character in a text")
        }
    }

    /// The texts that become columns.
    private var storedTexts: [String] {
        [origin.actor, origin.correlationID] + event.texts
    }
}

extension UserEvent {
    /// The reason that some events carry in their data.
    fileprivate var reason: String? {
        switch self {
        case .created, .nameChanged, .emailChanged: nil
        case .statusChanged(let payload): payload.reason
        case .deleted(let payload): payload.reason
        case .restored(let payload): payload.reason
        }
    }

    fileprivate var texts: [String] {
        switch self {
        case .created(let payload): [payload.name, payload.email, payload.locale]
        case .nameChanged(let payload): [payload.name]
        case .emailChanged(let payload): [payload.email]
        case .statusChanged, .restored: []
        case .deleted(let payload): [payload.deletedBy, payload.reason]
        }
    }
}
