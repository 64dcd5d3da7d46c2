import FoundationEssentials
import UserContract

/// Recorded events with every attribute, and with none that may be left out.
enum SampleEvents {
    static let user = UUID(text: "0190f5d2-7c2e-7b1a-9d3f-2a6c1e5b8f01")!

    /// The spaces and the escape would not survive decoding and encoding.
    static let createdData = #"{ "name": "Zo\u00eb", "email":"zoe@example.com", "status":"active", "locale":"en" }"#

    static let created = RecordedEvent(
        eventID: UUID(text: "0190f5d2-7c2e-7b1a-9d3f-2a6c1e5b8f04")!, aggregateID: user, revision: 1, version: 2,
        position: 42, timestamp: Timestamp(rfc3339: "2026-03-15T15:47:00.000001Z")!,
        type: UserEventType.created.rawValue, data: Array(createdData.utf8),
        metadata: EventMetadata(
            actor: "alice", reason: "asked \"twice\"", commandID: UUID(text: "0190f5d2-7c2e-7b1a-9d3f-2a6c1e5b8f02")!,
            correlationID: "c-1", causationID: "e-9",
            traceparent: "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", ip: "192.0.2.7", userAgent: "curl/8"
        ).encoded())

    /// As it was before users had a locale.
    static let firstCreatedData = #"{ "name": "Zo\u00eb", "email":"zoe@example.com", "status":"active" }"#

    static let createdBeforeLocales: RecordedEvent = {
        var event = created
        event.version = 1
        event.data = Array(firstCreatedData.utf8)
        return event
    }()

    static let deleted = RecordedEvent(
        eventID: UUID(text: "0190f5d2-7c2e-7b1a-9d3f-2a6c1e5b8f05")!, aggregateID: user, revision: 2, version: 1,
        position: 9_223_372_036_854_775_807, timestamp: Timestamp(rfc3339: "2026-03-15T15:47:00.000002Z")!,
        type: UserEventType.deleted.rawValue, data: Array(#"{"deleted_by":"bob","reason":"gone"}"#.utf8),
        metadata: EventMetadata(
            actor: "bob", commandID: UUID(text: "0190f5d2-7c2e-7b1a-9d3f-2a6c1e5b8f03")!, correlationID: "c-2"
        ).encoded())
}
