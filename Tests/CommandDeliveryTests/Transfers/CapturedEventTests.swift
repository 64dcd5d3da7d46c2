import CommandApplication
import FoundationEssentials
import JSON
import TestSupport
import Testing
import UserContract
import WebhookTestSupport

@testable import CommandDelivery

/// Every field of the contract's CloudEvent, on a request as it was captured.
@Suite(.timeLimit(.minutes(5)))
struct CapturedEventTests {
    private let trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"

    private func append(_ metadata: EventMetadata, _ rig: DeliveryRig) async throws -> RecordedEvent {
        let deleted = UserEvent.deleted(UserDeleted(deletedBy: "alice", reason: "asked for it"))
        let event = NewEvent(
            eventID: .version7(), type: deleted.type.rawValue, version: 1, data: UserEventSchema.encode(deleted),
            metadata: metadata.encoded())
        _ = try await rig.log.store.append(
            AppendRequest(
                commandID: metadata.commandID, fingerprint: Array(repeating: 0, count: 32), aggregateID: .version7(),
                expectedRevision: 0, events: [event]))
        return try #require(try await rig.log.store.read(after: 0, through: .max, limit: .max).last)
    }

    private func captured(_ rig: DeliveryRig) async throws -> JSONValue {
        try await rig.delivering { try await rig.subscriber.waitForEvents(1) }
        #expect(rig.subscriber.problems.isEmpty)
        return try JSONParser.parse(try #require(rig.server.requests.first).body)
    }

    @Test func `has every field that the event has`() async throws {
        let rig = try DeliveryRig(maxBatch: 1)
        let event = try await append(
            EventMetadata(
                actor: "alice", reason: "asked for it", commandID: .version7(), correlationID: "c-1",
                causationID: "e-9",
                traceparent: trace, ip: "192.0.2.7", userAgent: "curl/8"), rig)
        let sent = try await captured(rig)
        #expect(CloudEventSchema.problems(in: sent) == [])
        let expected: JSONValue = [
            "specversion": "1.0", "id": .string(event.eventID.text), "source": "/users", "type": "USER_DELETED",
            "subject": .string(event.aggregateID.text), "time": .string(event.timestamp.rfc3339),
            "datacontenttype": "application/json", "partitionkey": .string(event.aggregateID.text),
            "sequence": "00000000000000000001", "revision": 1, "dataversion": 1, "actor": "alice",
            "reason": "asked for it", "commandid": .string(try event.eventMetadata().commandID.text),
            "correlationid": "c-1", "causationid": "e-9", "ip": "192.0.2.7", "useragent": "curl/8",
            "traceparent": .string(trace), "data": ["deleted_by": "alice", "reason": "asked for it"],
        ]
        #expect(sent == expected)
    }

    @Test func `has no field that the event has not`() async throws {
        let rig = try DeliveryRig(maxBatch: 1)
        _ = try await append(EventMetadata(actor: "alice", commandID: .version7(), correlationID: "c-1"), rig)
        let sent = try await captured(rig)
        #expect(CloudEventSchema.problems(in: sent) == [])
        let names = Set(try #require(sent.object).keys)
        #expect(names.isDisjoint(with: ["reason", "causationid", "ip", "useragent", "traceparent"]))
    }
}
