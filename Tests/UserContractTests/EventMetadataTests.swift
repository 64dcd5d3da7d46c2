import FoundationEssentials
import JSON
import Testing
import UserContract

struct EventMetadataTests {
    private let commandID = UUID(uuid: (1, 2, 3, 4, 5, 6, 0x77, 8, 0x89, 10, 11, 12, 13, 14, 15, 0xab))

    @Test func `says everything it knows, in the order of the contract`() throws {
        let metadata = EventMetadata(
            actor: "alice", reason: "a \"reason\"", commandID: commandID, correlationID: "c-1", causationID: "e-1",
            traceparent: "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", ip: "2001:db8::1",
            userAgent: "curl/8")
        let text = String(decoding: metadata.encoded(), as: UTF8.self)
        #expect(
            text == #"{"actor":"alice","reason":"a \"reason\"","command_id":"01020304-0506-7708-890a-0b0c0d0e0fab","#
                + #""correlation_id":"c-1","causation_id":"e-1","#
                + #""traceparent":"00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01","ip":"2001:db8::1","#
                + #""user_agent":"curl/8"}"#)
        #expect(try EventMetadata(json: JSONParser.parse(metadata.encoded())) == metadata)
    }

    @Test func `leaves out what it does not know`() throws {
        let metadata = EventMetadata(actor: "alice", commandID: commandID, correlationID: "c-1")
        #expect(
            String(decoding: metadata.encoded(), as: UTF8.self)
                == #"{"actor":"alice","command_id":"01020304-0506-7708-890a-0b0c0d0e0fab","correlation_id":"c-1"}"#)
        #expect(try EventMetadata(json: JSONParser.parse(metadata.encoded())) == metadata)
    }

    @Test(
        arguments: [
            (#"{"command_id":"01020304-0506-7708-890a-0b0c0d0e0fab","correlation_id":"c"}"#, .missing(field: "actor")),
            (#"{"actor":"a","correlation_id":"c"}"#, .missing(field: "command_id")),
            (#"{"actor":"a","command_id":"7","correlation_id":"c"}"#, .unreadable(field: "command_id")),
            (#"{"actor":"a","command_id":"01020304-0506-7708-890a-0b0c0d0e0fab"}"#, .missing(field: "correlation_id")),
            (#"[]"#, .notAnObject),
        ] as [(String, UserEventSchemaError)])
    func `refuses metadata that does not say who and by which command`(
        _ text: String, _ problem: UserEventSchemaError
    ) throws {
        let json = try JSONParser.parse(Array(text.utf8))
        #expect(throws: problem) { try EventMetadata(json: json) }
    }
}
