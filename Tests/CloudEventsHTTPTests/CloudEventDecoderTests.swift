import CloudEventsHTTP
import FoundationEssentials
import JSON
import Testing
import UserContract

struct CloudEventDecoderTests {
    static let single = CloudEventsMediaType.single.contentType
    static let batch = CloudEventsMediaType.batch.contentType

    @Test func `reads back what was written`() throws {
        let body = try CloudEventEncoder.batch([SampleEvents.created, SampleEvents.deleted])
        let events = try CloudEventDecoder.decode(body, contentType: Self.batch)
        #expect(events.count == 2)
        for (event, recorded) in zip(events, [SampleEvents.created, SampleEvents.deleted]) {
            let metadata = try recorded.eventMetadata()
            #expect(event.id == recorded.eventID)
            #expect(event.source == "/users")
            #expect(event.type == recorded.type)
            #expect(event.subject == recorded.aggregateID)
            #expect(event.time == recorded.timestamp)
            #expect(event.sequence == recorded.position)
            #expect(event.revision == recorded.revision)
            #expect(event.dataVersion == recorded.version)
            #expect(event.actor == metadata.actor)
            #expect(event.reason == metadata.reason)
            #expect(event.commandID == metadata.commandID)
            #expect(event.correlationID == metadata.correlationID)
            #expect(event.causationID == metadata.causationID)
            #expect(event.ip == metadata.ip)
            #expect(event.userAgent == metadata.userAgent)
            #expect(event.traceparent == metadata.traceparent)
            let decoded = try UserEventSchema.decode(type: event.type, version: event.dataVersion, data: event.data)
            #expect(try decoded == recorded.userEvent())
        }
    }

    @Test func `reads a single event and an empty batch`() throws {
        let body = try CloudEventEncoder.single(SampleEvents.created)
        #expect(try CloudEventDecoder.decode(body, contentType: Self.single).map(\.sequence) == [42])
        #expect(try CloudEventDecoder.decode(Array("[]".utf8), contentType: Self.batch) == [])
    }

    @Test(arguments: [
        ("application/cloudevents+json", CloudEventsMediaType.single),
        ("application/cloudevents+json; charset=utf-8", .single),
        ("Application/CloudEvents+JSON ;charset=\"UTF-8\"", .single),
        ("application/cloudevents-batch+json;foo=bar;charset=utf-8", .batch),
        ("application/cloudevents-batch+json;", .batch),
    ])
    func `tells single from batch by the content type`(_ header: String, _ expected: CloudEventsMediaType) {
        #expect(CloudEventsMediaType(contentType: header) == expected)
    }

    @Test(arguments: [
        "", "application/json", "application/cloudevents", "application/cloudevents+jsonx",
        "application/cloudevents+xml", "application/cloudevents+json; charset=latin1", "text/plain",
    ])
    func `refuses any other content type`(_ header: String) throws {
        let body = try CloudEventEncoder.single(SampleEvents.created)
        #expect(throws: CloudEventProblem.contentType) { try CloudEventDecoder.decode(body, contentType: header) }
    }

    @Test(arguments: [
        "specversion", "id", "source", "type", "subject", "time", "datacontenttype", "partitionkey", "sequence",
        "revision", "dataversion", "actor", "commandid", "correlationid", "data",
    ])
    func `names a required attribute that is missing`(_ name: String) throws {
        let expected = CloudEventProblem.attribute(index: nil, name: name, "is required")
        #expect(try problem { $0[name] = nil } == expected)
    }

    @Test(
        arguments: [
            ("specversion", "1.1"), ("specversion", 1), ("id", ""), ("id", "not-a-uuid"), ("source", ""),
            ("source", []),
            ("type", ""), ("type", 7), ("subject", "u-1"), ("time", "yesterday"), ("time", "2026-13-01T00:00:00Z"),
            ("datacontenttype", "text/plain"), ("partitionkey", "0190f5d2-7c2e-7b1a-9d3f-2a6c1e5b8fff"),
            ("sequence", 42), ("sequence", "42"), ("sequence", "00000000000000000000"),
            ("sequence", "+0000000000000000042"), ("sequence", "99999999999999999999"),
            ("sequence", "000000000000000000042"),
            ("revision", 0), ("revision", "1"), ("revision", 2_147_483_648), ("revision", -1), ("dataversion", 0),
            ("dataversion", true), ("actor", 1), ("reason", [:]), ("commandid", "x"), ("correlationid", 1),
            ("causationid", 1), ("ip", 1), ("useragent", false), ("traceparent", []), ("data_base64", "e30="),
        ] as [(String, JSONValue)])
    func `names an attribute that does not fit`(_ name: String, _ value: JSONValue) throws {
        let problem = try #require(try problem { $0[name] = value })
        guard case .attribute(nil, let named, let text) = problem else {
            Issue.record("another problem: \(problem)")
            return
        }
        #expect(named == name)
        #expect(problem.description == "`\(name)` \(text)")
        #expect(text != "is required")
    }

    @Test func `null is absence for attributes and a value for data`() throws {
        #expect(try problem { $0["reason"] = .some(.null) } == nil)
        #expect(
            try problem { $0["actor"] = .some(.null) }
                == .attribute(index: nil, name: "actor", "is required"))
        #expect(
            try problem { $0["revision"] = .some(.null) }
                == .attribute(index: nil, name: "revision", "is required"))
        #expect(try problem { $0["data"] = .some(.null) } == nil)
    }

    @Test func `passes over extensions that it does not know`() throws {
        #expect(try problem { $0["tracestate"] = [1, [:]] } == nil)
    }

    @Test func `says which event of a batch is wrong`() throws {
        let good = String(decoding: try CloudEventEncoder.single(SampleEvents.created), as: UTF8.self)
        let missing = #expect(throws: CloudEventProblem.self) {
            try CloudEventDecoder.decode(Array("[\(good),{}]".utf8), contentType: Self.batch)
        }
        #expect(missing?.description == "event 1: `specversion` is required")
        let shape = #expect(throws: CloudEventProblem.self) {
            try CloudEventDecoder.decode(Array("[\(good),7]".utf8), contentType: Self.batch)
        }
        #expect(shape?.description == "event 1: an event must be an object")
    }

    @Test func `a batch must be an array and a single event an object`() throws {
        #expect(throws: CloudEventProblem.shape(index: nil, "a batch must be an array")) {
            try CloudEventDecoder.decode(Array("{}".utf8), contentType: Self.batch)
        }
        #expect(throws: CloudEventProblem.shape(index: nil, "an event must be an object")) {
            try CloudEventDecoder.decode(Array("[]".utf8), contentType: Self.single)
        }
    }

    @Test(arguments: [single, batch])
    func `no prefix and no broken byte of a body traps`(_ contentType: String) throws {
        let whole =
            contentType == Self.single
            ? try CloudEventEncoder.single(SampleEvents.created) : try CloudEventEncoder.batch([SampleEvents.created])
        for index in whole.indices {
            #expect(throws: CloudEventProblem.self) {
                try CloudEventDecoder.decode(Array(whole[..<index]), contentType: contentType)
            }
            for byte: UInt8 in [0x00, 0x22, 0x5C, 0x7D, 0x39, 0xFF] {
                var broken = whole
                broken[index] = byte
                _ = try? CloudEventDecoder.decode(broken, contentType: contentType)
            }
        }
    }

    /// What the decoder says of a valid single event after a change to it.
    private func problem(after change: (inout JSONObject) -> Void) throws -> CloudEventProblem? {
        let body = try CloudEventEncoder.single(SampleEvents.created)
        var object = try #require(try JSONParser.parse(body).object)
        change(&object)
        do throws(CloudEventProblem) {
            _ = try CloudEventDecoder.decode(JSONValue.object(object).serialized(), contentType: Self.single)
            return nil
        } catch {
            return error
        }
    }
}
