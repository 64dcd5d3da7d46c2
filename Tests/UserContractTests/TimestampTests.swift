import Testing
import UserContract

struct TimestampTests {
    @Test(
        arguments: [
            (0, "1970-01-01T00:00:00.000000Z"),
            (-1, "1969-12-31T23:59:59.999999Z"),
            (1_773_589_620_000_000, "2026-03-15T15:47:00.000000Z"),
            (951_868_799_999_999, "2000-02-29T23:59:59.999999Z"),
            (-62_167_219_200_000_000, "0000-01-01T00:00:00.000000Z"),
            (253_402_300_799_999_999, "9999-12-31T23:59:59.999999Z"),
        ] as [(Int64, String)])
    func `is written in UTC with six digits`(_ microseconds: Int64, _ text: String) {
        #expect(Timestamp(microseconds: microseconds).rfc3339 == text)
    }

    @Test func `survives being written and read, over four hundred years of days`() {
        for day: Int64 in stride(from: -146_097, through: 146_097, by: 1) {
            let moment = Timestamp(microseconds: day * 86_400_000_000 + 45_296_789_012)
            if Timestamp(rfc3339: moment.rfc3339) != moment {
                Issue.record("day \(day) is written \(moment.rfc3339)")
                return
            }
        }
    }

    @Test(arguments: [
        ("1994-11-06T08:49:37Z", "Sun, 06 Nov 1994 08:49:37 GMT"),
        ("1970-01-01T00:00:00Z", "Thu, 01 Jan 1970 00:00:00 GMT"),
        ("1969-12-31T23:59:59.5Z", "Wed, 31 Dec 1969 23:59:59 GMT"),
        ("2026-03-15T15:47:59.999999Z", "Sun, 15 Mar 2026 15:47:59 GMT"),
        ("2024-02-29T12:00:00Z", "Thu, 29 Feb 2024 12:00:00 GMT"),
    ])
    func `is written as an HTTP date`(_ moment: String, _ expected: String) throws {
        #expect(try #require(Timestamp(rfc3339: moment)).httpDate == expected)
    }

    @Test func `compares and moves by microseconds`() {
        let moment = Timestamp(microseconds: 5)
        #expect(moment < moment.advanced(byMicroseconds: 1))
        #expect(moment.advanced(byMicroseconds: -5) == Timestamp(microseconds: 0))
    }

    @Test func `knows that it is later than when this was written`() throws {
        let written = try #require(Timestamp(rfc3339: "2025-01-01T00:00:00Z"))
        let farAway = try #require(Timestamp(rfc3339: "2200-01-01T00:00:00Z"))
        #expect((written..<farAway).contains(.now()))
    }
}
