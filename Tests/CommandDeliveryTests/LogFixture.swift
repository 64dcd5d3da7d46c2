import CommandApplication
import FoundationEssentials
import UserContract

/// A log that is filled without any command handler.
struct LogFixture: Sendable {
    let store: any EventStore & EventLog & EventReader

    init(store: any EventStore & EventLog & EventReader = InMemoryEventStore()) {
        self.store = store
    }

    /// Appends one user each.
    func append(_ count: Int = 1, traceparent: String? = nil) async throws {
        for _ in 0..<count {
            let metadata = EventMetadata(
                actor: "alice", commandID: .version7(), correlationID: "c-1", traceparent: traceparent)
            let created = UserCreated.V2(name: "Sarah", email: "sarah@example.com", status: .active, locale: "en")
            let event = NewEvent(
                eventID: .version7(), type: UserEventType.created.rawValue,
                version: UserEventSchema.currentVersion(of: .created), data: UserEventSchema.encode(.created(created)),
                metadata: metadata.encoded())
            _ = try await store.append(
                AppendRequest(
                    commandID: metadata.commandID, fingerprint: Array(repeating: 0, count: 32),
                    aggregateID: .version7(), expectedRevision: 0,
                    events: [event]))
        }
    }

    /// Appends a user's next event: a creation, or a change of name.
    func append(to user: UUID, revision: Int64) async throws {
        let event: UserEvent =
            revision == 1
            ? .created(UserCreated.V2(name: "Sarah", email: "sarah@example.com", status: .active, locale: "en"))
            : .nameChanged(UserNameChanged(name: "Sara \(revision)", previousName: "Sarah"))
        let metadata = EventMetadata(actor: "alice", commandID: .version7(), correlationID: "c-1")
        let new = NewEvent(
            eventID: .version7(), type: event.type.rawValue, version: UserEventSchema.currentVersion(of: event.type),
            data: UserEventSchema.encode(event), metadata: metadata.encoded())
        _ = try await store.append(
            AppendRequest(
                commandID: metadata.commandID, fingerprint: Array(repeating: 0, count: 32), aggregateID: user,
                expectedRevision: revision - 1, events: [new]))
    }

    func eventIDs() async throws -> [UUID] {
        try await store.read(after: 0, through: .max, limit: .max).map(\.eventID)
    }
}
