import JSON
import Logging
import Testing
import UserContract

@testable import ServiceKit

struct LogLineTests {
    private let line = LogLine(
        time: Timestamp(rfc3339: "2026-03-15T15:47:00Z")!, level: .warning, label: "test",
        message: "first\nsecond", metadata: ["hb.request.id": "42", "a": "x\u{1B}[31m\ry"])

    @Test func `a text line is one line whatever is in it`() {
        #expect(
            line.text
                == "2026-03-15T15:47:00.000000Z WARNING test: first second a=x [31m y request_id=42")
    }

    @Test func `a JSON line is one object in one line`() throws {
        let object = try JSONParser.parse(Array(line.json.utf8))
        #expect(!line.json.contains("\n"))
        #expect(object["message"] == "first\nsecond")
        #expect(object["level"] == "warning")
        #expect(object["request_id"] == "42")
        #expect(object["time"] == "2026-03-15T15:47:00.000000Z")
    }

    @Test func `metadata cannot take the place of a member`() throws {
        let line = LogLine(
            time: .now(), level: .info, label: "test", message: "m", metadata: ["level": "debug", "b": "1"])
        #expect(try JSONParser.parse(Array(line.json.utf8))["level"] == "info")
    }
}
