import FoundationEssentials
import Testing
import UserContract

struct RecordedEventTests {
    private func event(data: String, metadata: String = "{}") -> RecordedEvent {
        RecordedEvent(
            eventID: .version7(), aggregateID: .version7(), revision: 1, version: 1, position: 7,
            timestamp: Timestamp(microseconds: 0), type: "USER_CREATED", data: Array(data.utf8),
            metadata: Array(metadata.utf8))
    }

    @Test func `is read in its newest shape`() throws {
        let old = event(data: #"{"name":"Sarah","email":"s@example.com","status":"deactivated"}"#)
        #expect(
            try old.userEvent()
                == .created(
                    UserCreated.V2(name: "Sarah", email: "s@example.com", status: .deactivated, locale: "en")))
    }

    @Test func `knows who caused it`() throws {
        let id = UUID.version7()
        let metadata = #"{"actor":"alice","command_id":"\#(id.text)","correlation_id":"c"}"#
        #expect(
            try event(data: "{}", metadata: metadata).eventMetadata()
                == EventMetadata(actor: "alice", commandID: id, correlationID: "c"))
    }

    @Test func `says that its bytes cannot be read`() {
        #expect(throws: UserEventSchemaError.notJSON) { try event(data: "nonsense").userEvent() }
        #expect(throws: UserEventSchemaError.notJSON) { try event(data: "{}", metadata: "").eventMetadata() }
    }
}
