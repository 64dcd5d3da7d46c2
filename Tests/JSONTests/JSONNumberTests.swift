import JSON
import Testing

struct JSONNumberTests {
    @Test(
        arguments: [
            ("0", 0), ("-0", 0), ("0.000", 0), ("-0e99999999999999999999", 0), ("1", 1), ("-1", -1), ("1.0", 1),
            ("1e3", 1_000), ("1E+3", 1_000), ("1200e-2", 12), ("0.00012e5", 12), ("-2.50e1", -25), ("10.00", 10),
            ("9223372036854775807", .max), ("-9223372036854775808", .min), ("9223372036854775807.00", .max),
            ("-9.223372036854775808e18", .min), ("9007199254740993", 9_007_199_254_740_993),
            ("1000000000000000000", 1_000_000_000_000_000_000), ("1e18", 1_000_000_000_000_000_000),
            ("123000000000000000000000e-21", 123),
        ] as [(String, Int64)])
    func `gives the exact integer however it is written`(_ text: String, _ value: Int64) throws {
        #expect(try JSONParser.parse(Array(text.utf8)).integer == value)
    }

    @Test(arguments: [
        "1.5", "1e-1", "0.1", "9223372036854775808", "-9223372036854775809", "1e19", "9.3e18", "1e400", "1e-400",
        "-1e99999999999999999999", "1e-99999999999999999999", "123e-2", "99999999999999999999999999999999999999",
        "9223372036854775807.1",
    ])
    func `gives no integer for a fraction or beyond 64 bits`(_ text: String) throws {
        let number = try #require(try JSONParser.parse(Array(text.utf8)).number)
        #expect(number.int64 == nil)
        #expect(number.text == text)
    }

    @Test(arguments: [Int64.min, -1, 0, 1, .max])
    func `is made from an integer`(_ value: Int64) {
        #expect(JSONNumber(value).int64 == value)
        #expect(JSONNumber(value).text == "\(value)")
    }

    @Test(arguments: ["", " 1", "1 ", "01", "+1", "1.", "abc", "\"1\"", "1,2"])
    func `is made from nothing but one number`(_ text: String) {
        #expect(JSONNumber(text: text) == nil)
    }
}
