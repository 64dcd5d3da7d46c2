import JSON
import Testing

struct JSONParserTests {
    @Test(arguments: AcceptedText.all)
    func `reads every legal text to its value`(_ accepted: AcceptedText) throws {
        #expect(try JSONParser.parse(accepted.bytes) == accepted.value)
    }

    @Test(arguments: RefusedText.all)
    func `refuses every other text and says where and why`(_ refused: RefusedText) throws {
        let error = try #require(throws: JSONSyntaxError.self) { try JSONParser.parse(refused.bytes) }
        #expect(error.offset == refused.offset)
        #expect(error.problem.contains(refused.problem), "\(error.problem)")
    }

    @Test(arguments: AcceptedText.all)
    func `refuses every legal text once a bracket follows it`(_ accepted: AcceptedText) {
        #expect(throws: JSONSyntaxError.self) { try JSONParser.parse(accepted.bytes + [UInt8(ascii: "]")]) }
    }

    @Test(arguments: AcceptedText.all)
    func `keeps strings byte for byte`(_ accepted: AcceptedText) throws {
        // `==` on strings would let another normalisation pass.
        guard let expected = accepted.value.string else {
            return
        }
        let text = try #require(try JSONParser.parse(accepted.bytes).string)
        #expect(Array(text.utf8) == Array(expected.utf8))
    }

    @Test(arguments: [("[", "]"), ("{\"a\":", "}")])
    func `accepts as many open brackets as asked for and not one more`(_ open: String, _ close: String) throws {
        func nested(_ depth: Int) -> [UInt8] {
            Array((String(repeating: open, count: depth) + "1" + String(repeating: close, count: depth)).utf8)
        }
        _ = try JSONParser.parse(nested(64))
        _ = try JSONParser.parse(nested(3), maximumDepth: 3)
        _ = try JSONParser.parse(nested(512), maximumDepth: .max)
        for (depth, maximum) in [(65, 64), (4, 3), (1, 0), (513, .max)] {
            let error = try #require(throws: JSONSyntaxError.self) {
                try JSONParser.parse(nested(depth), maximumDepth: maximum)
            }
            #expect(error.problem.contains("nested deeper"))
            #expect(error.offset == open.utf8.count * (depth - 1))
        }
    }

    @Test(arguments: ["[", "{\"a\":", "[{\"a\":"])
    func `refuses a million open brackets without using the stack up`(_ open: String) {
        let bomb = Array(String(repeating: open, count: 1_000_000).utf8)
        #expect(throws: JSONSyntaxError.self) { try JSONParser.parse(bomb, maximumDepth: .max) }
    }

    @Test func `counts open brackets, not all there ever were`() throws {
        let text = "[" + Array(repeating: "[[]]", count: 1_000).joined(separator: ",") + "]"
        #expect(try JSONParser.parse(Array(text.utf8), maximumDepth: 3).array?.count == 1_000)
    }

    @Test(arguments: [2, 16, 17, 2_000])
    func `finds a repeated name in small and in big objects`(_ count: Int) throws {
        let members = (0..<count).map { "\"member \($0)\":\($0)" }
        func object(_ members: [String]) -> [UInt8] { Array("{\(members.joined(separator: ","))}".utf8) }
        let value = try JSONParser.parse(object(members))
        #expect(value.object?.keys == (0..<count).map { "member \($0)" })
        let error = try #require(throws: JSONSyntaxError.self) {
            try JSONParser.parse(object(members + ["\"m\\u0065mber \(count / 2)\":null"]))
        }
        #expect(error.problem.contains("same name"))
    }

    @Test func `tells canonically equivalent names apart in big objects too`() throws {
        let members = (0..<40).map { "\"\($0)\":0" } + ["\"\u{E9}\":1", "\"e\u{301}\":2"]
        let value = try JSONParser.parse(Array("{\(members.joined(separator: ","))}".utf8))
        #expect(value["\u{E9}"] == 1)
        #expect(value["e\u{301}"] == 2)
    }

    @Test func `says what is wrong without a word of the text`() {
        let error = #expect(throws: JSONSyntaxError.self) {
            try JSONParser.parse(Array("{\"secret\":1,\"secret\":2}".utf8))
        }
        #expect(error?.description == "two members of this object have the same name at byte 0")
    }
}
