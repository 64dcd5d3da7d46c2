import CloudEventsHTTP
import JSON
import Testing
import UserContract

struct CloudEventEncoderTests {
    @Test func `writes every attribute of the contract and the data byte for byte`() throws {
        let body = try CloudEventEncoder.single(SampleEvents.created)
        let expected =
            #"{"specversion":"1.0","id":"0190f5d2-7c2e-7b1a-9d3f-2a6c1e5b8f04","source":"/users","#
            + #""type":"USER_CREATED","subject":"0190f5d2-7c2e-7b1a-9d3f-2a6c1e5b8f01","#
            + #""time":"2026-03-15T15:47:00.000001Z","datacontenttype":"application/json","#
            + #""partitionkey":"0190f5d2-7c2e-7b1a-9d3f-2a6c1e5b8f01","sequence":"00000000000000000042","#
            + #""revision":1,"dataversion":2,"actor":"alice","reason":"asked \"twice\"","#
            + #""commandid":"0190f5d2-7c2e-7b1a-9d3f-2a6c1e5b8f02","correlationid":"c-1","causationid":"e-9","#
            + #""ip":"192.0.2.7","useragent":"curl/8","#
            + #""traceparent":"00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01","#
            + #""data":\#(SampleEvents.createdData)}"#
        #expect(String(decoding: body, as: UTF8.self) == expected)
    }

    @Test func `leaves out what the event does not have`() throws {
        let body = try JSONParser.parse(CloudEventEncoder.single(SampleEvents.deleted))
        let absent = ["reason", "causationid", "ip", "useragent", "traceparent"]
        #expect(body.object?.keys.filter(absent.contains) == [])
        #expect(body["sequence"] == "09223372036854775807")
    }

    @Test func `names every attribute as CloudEvents allows`() throws {
        let body = try JSONParser.parse(CloudEventEncoder.single(SampleEvents.created))
        for name in try #require(body.object).keys {
            #expect(name.utf8.count <= 20)
            #expect(name.allSatisfy { ("a"..."z").contains($0) || ("0"..."9").contains($0) }, "\(name)")
        }
    }

    @Test func `writes a batch as an array in the order given`() throws {
        let batch = try CloudEventEncoder.batch([SampleEvents.created, SampleEvents.deleted])
        let singles = try [SampleEvents.created, SampleEvents.deleted].map {
            String(decoding: try CloudEventEncoder.single($0), as: UTF8.self)
        }
        #expect(String(decoding: batch, as: UTF8.self) == "[\(singles.joined(separator: ","))]")
        #expect(try CloudEventEncoder.batch([]) == Array("[]".utf8))
    }

    @Test func `recodes the data for a subscriber of an older version`() throws {
        let body = try CloudEventEncoder.batch([SampleEvents.created, SampleEvents.deleted], versions: [.created: 1])
        let events = try #require(try JSONParser.parse(body).array)
        #expect(events[0]["dataversion"] == 1)
        #expect(events[0]["data"] == ["name": "Zo\u{EB}", "email": "zoe@example.com", "status": "active"])
        #expect(events[1]["dataversion"] == 1)
        #expect(events[1]["data"] == ["deleted_by": "bob", "reason": "gone"])
    }

    @Test func `recodes old data for a subscriber that takes the newest`() throws {
        let body = try JSONParser.parse(CloudEventEncoder.single(SampleEvents.createdBeforeLocales))
        #expect(body["dataversion"] == 2)
        #expect(
            body["data"] == ["name": "Zo\u{EB}", "email": "zoe@example.com", "status": "active", "locale": "en"])
    }

    @Test func `passes old data byte for byte to a subscriber that asked for it`() throws {
        let body = try CloudEventEncoder.single(SampleEvents.createdBeforeLocales, versions: [.created: 1])
        #expect(try JSONParser.parse(body)["dataversion"] == 1)
        #expect(String(decoding: body, as: UTF8.self).hasSuffix(#""data":\#(SampleEvents.firstCreatedData)}"#))
    }

    @Test func `passes what a newer program has written as it is`() throws {
        var newer = SampleEvents.created
        newer.version = 9
        var unknown = SampleEvents.created
        unknown.type = "USER_MERGED"
        let body = try JSONParser.parse(CloudEventEncoder.batch([newer, unknown]))
        #expect(body.array?.map { $0["dataversion"] } == [9, 2])
        #expect(body.array?.map { $0["data"] == (try? JSONParser.parse(newer.data)) } == [true, true])
    }

    @Test func `refuses a version that never was`() {
        #expect(throws: UserEventSchemaError.self) {
            try CloudEventEncoder.single(SampleEvents.created, versions: [.created: 9])
        }
    }
}
