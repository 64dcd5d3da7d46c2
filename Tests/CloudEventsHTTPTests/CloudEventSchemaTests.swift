import CloudEventsHTTP
import JSON
import Testing
import UserContract
import WebhookTestSupport

struct CloudEventSchemaTests {
    @Test(arguments: [SampleEvents.created, SampleEvents.createdBeforeLocales, SampleEvents.deleted])
    func `what is written is valid by the schema`(_ event: RecordedEvent) throws {
        let single = try JSONParser.parse(CloudEventEncoder.single(event))
        #expect(CloudEventSchema.problems(in: single) == [])
        let batch = try JSONParser.parse(CloudEventEncoder.batch([event, event]))
        #expect(try #require(batch.array).flatMap(CloudEventSchema.problems(in:)) == [])
    }

    private static let wrong: [(String, JSONValue, String)] = [
        ("id", "", "id is empty"), ("id", 1, "id is a number"), ("source", "a b", "source is no reference"),
        ("time", "yesterday", "time is no time"), ("subject", "", "subject is empty"),
        ("Actor", "alice", "Actor is no name of an attribute"),
        ("position", 2_147_483_648, "position is no 32-bit integer"),
        ("actor", .array(["alice"]), "actor is a list or a map"), ("data_base64", "e30=", "data is there twice"),
    ]

    @Test(arguments: wrong)
    func `the schema finds what is wrong`(_ name: String, _ value: JSONValue, _ problem: String) throws {
        let event = try #require(try JSONParser.parse(CloudEventEncoder.single(SampleEvents.created)).object)
        var changed = JSONObject(
            uniqueKeysWithValues: event.members.filter { $0.key != name }.map { ($0.key, $0.value) })
        changed[name] = value
        #expect(CloudEventSchema.problems(in: .object(changed)) == [problem])
    }

    @Test(arguments: ["id", "source", "specversion", "type"])
    func `the schema misses what is required`(_ name: String) throws {
        let event = try #require(try JSONParser.parse(CloudEventEncoder.single(SampleEvents.created)).object)
        let rest = event.members.filter { $0.key != name }.map { ($0.key, $0.value) }
        #expect(
            CloudEventSchema.problems(in: .object(JSONObject(uniqueKeysWithValues: rest))) == ["\(name) is missing"])
    }
}
