import JSON
import Testing

struct JSONOutlineTests {
    @Test func `finds members as they were written`() throws {
        let bytes = Array(#" { "id" : "\u0041" , "\u0062":[1, 2],"c":-1e3} "#.utf8)
        let members = try #require(try JSONOutline.members(of: bytes))
        #expect(members.map(\.key) == ["id", "b", "c"])
        #expect(members.map { slice(bytes, $0.source) } == [#""\u0041""#, "[1, 2]", "-1e3"])
    }

    @Test func `finds elements, and members within an element`() throws {
        let bytes = Array(#"[1, {"a":"]"} ,[]]"#.utf8)
        let elements = try #require(try JSONOutline.elements(of: bytes))
        #expect(elements.map { slice(bytes, $0) } == ["1", #"{"a":"]"}"#, "[]"])
        let members = try #require(try JSONOutline.members(of: bytes, in: elements[1]))
        #expect(members.map { slice(bytes, $0.source) } == [#""]""#])
    }

    @Test func `empty containers have no parts and other values none to have`() throws {
        #expect(try JSONOutline.elements(of: Array("[ ]".utf8)) == [])
        #expect(try JSONOutline.members(of: Array("{}".utf8))?.isEmpty == true)
        #expect(try JSONOutline.elements(of: Array("{}".utf8)) == nil)
        #expect(try JSONOutline.members(of: Array("[]".utf8)) == nil)
        #expect(try JSONOutline.members(of: []) == nil)
    }

    @Test(arguments: ["[1", "[1]]", "[1,]", "[\"\\ud800\"]"])
    func `is as strict as the parser`(_ text: String) {
        #expect(throws: JSONSyntaxError.self) { try JSONOutline.elements(of: Array(text.utf8)) }
    }

    @Test func `reads nothing beyond the range it is given`() throws {
        let bytes = Array("[[1],2]".utf8)
        #expect(try JSONOutline.elements(of: bytes, in: 1..<4) == [2..<3])
        #expect(throws: JSONSyntaxError.self) { try JSONOutline.elements(of: bytes, in: 1..<3) }
        #expect(try JSONOutline.elements(of: bytes, in: 90..<100) == nil)
    }

    private func slice(_ bytes: [UInt8], _ range: Range<Int>) -> String {
        String(decoding: bytes[range], as: UTF8.self)
    }
}
