import JSON
import Testing

struct JSONWriterTests {
    @Test(arguments: AcceptedText.all)
    func `writes what parses back to the same value`(_ accepted: AcceptedText) throws {
        #expect(try JSONParser.parse(accepted.value.serialized()) == accepted.value)
    }

    @Test func `sets commas by itself`() {
        var writer = JSONWriter()
        writer.beginObject()
        writer.key("a")
        writer.beginArray()
        writer.integer(1 as Int64)
        writer.beginArray()
        writer.endArray()
        writer.beginObject()
        writer.endObject()
        writer.bool(true)
        writer.null()
        writer.endArray()
        writer.key("b")
        writer.raw(Array("{\"kept\" : 1.0}".utf8))
        writer.member("c", "d")
        writer.endObject()
        #expect(text(writer) == #"{"a":[1,[],{},true,null],"b":{"kept" : 1.0},"c":"d"}"#)
    }

    @Test func `leaves absent members out`() {
        var writer = JSONWriter(reservingCapacity: 0)
        writer.beginObject()
        writer.member("none", nil as String?)
        writer.member("text", "t")
        writer.member("none", nil as Int64?)
        writer.member("big", Int64.min)
        writer.member("none", nil as Int?)
        writer.member("count", [1, 2].count)
        writer.member("none", nil as Bool?)
        writer.member("flag", false)
        writer.member("none", nil as JSONValue?)
        writer.member("value", JSONValue.null)
        writer.member("none", raw: nil as [UInt8]?)
        writer.member("raw", raw: "[]".utf8)
        writer.endObject()
        let expected = #"{"text":"t","big":-9223372036854775808,"count":2,"flag":false,"value":null,"raw":[]}"#
        #expect(text(writer) == expected)
    }

    @Test func `escapes what must be escaped and nothing else`() {
        let text = "\"\\/\u{8}\t\n\u{C}\r\u{0}\u{1}\u{1F}\u{7F}\u{E9}\u{2028}\u{1F98A}<&>"
        let expected = #""\"\\/\b\t\n\f\r\u0000\u0001\u001f"# + "\u{7F}\u{E9}\u{2028}\u{1F98A}<&>\""
        #expect(JSONValue.string(text).text == expected)
    }

    @Test func `escapes in names as in values`() {
        #expect(JSONValue.object(["a\"b\n": 1]).text == #"{"a\"b\n":1}"#)
    }

    @Test func `every control character survives a round trip`() throws {
        for scalar in 0..<0x20 as Range<UInt32> {
            let text = "a\(Unicode.Scalar(scalar)!)b"
            let bytes = JSONValue.string(text).serialized()
            #expect(bytes.allSatisfy { $0 >= 0x20 })
            #expect(try JSONParser.parse(bytes).string == text)
        }
    }

    @Test func `keeps number tokens and member order`() throws {
        let text = #"{"z":1.0,"a":1e3,"m":[-0,9223372036854775808]}"#
        #expect(try JSONParser.parse(Array(text.utf8)).text == text)
    }

    private func text(_ writer: JSONWriter) -> String {
        String(decoding: writer.bytes, as: UTF8.self)
    }
}
