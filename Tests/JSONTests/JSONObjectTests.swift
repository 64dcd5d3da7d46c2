import JSON
import Testing

struct JSONObjectTests {
    @Test func `keeps the order of its members`() {
        var object: JSONObject = ["b": 1, "a": 2]
        object["c"] = 3
        object["a"] = "two"
        #expect(object.keys == ["b", "a", "c"])
        #expect(object["a"] == "two")
        object["b"] = nil
        #expect(object.keys == ["a", "c"])
        #expect(object["b"] == nil)
        #expect(object.count == 2)
    }

    @Test func `setting null is not removing`() {
        var object: JSONObject = ["a": 1]
        object["a"] = .some(.null)
        #expect(object["a"] == .some(.null))
    }

    @Test func `equality and hash do not mind the order`() {
        let one: JSONObject = ["a": 1, "b": [2]]
        let other: JSONObject = ["b": [2], "a": 1]
        #expect(one == other)
        #expect(one.hashValue == other.hashValue)
        #expect(one != ["a": 1, "b": [3]])
        #expect(one != ["a": 1])
        #expect(one != ["a": 1, "b": [2], "c": 3])
    }

    @Test func `looks names up byte by byte`() {
        let object: JSONObject = ["\u{212A}": 1]
        #expect(object["K"] == nil)
        #expect(object["\u{212A}"] == 1)
    }

    @Test func `reading a value as another kind gives nil`() {
        let value: JSONValue = ["text": "a", "flag": true, "list": [1]]
        #expect(value["text"]?.integer == nil)
        #expect(value["flag"]?.bool == true)
        #expect(value["list"]?.array == [1])
        #expect(value["list"]?["text"] == nil)
        #expect(value["none"] == nil)
        #expect(value.string == nil)
        #expect(!value.isNull && JSONValue.null.isNull)
    }
}
