extension Timestamp {
    /// Reads an RFC 3339 `date-time`: any offset, `t` and `z` in either case, years 0000 to 9999 in UTC. Digits of the
    /// second beyond six are cut. A leap second is taken where one can be, 23:59:60 UTC at the end of a month, and is the
    /// first second of the next day, as in POSIX and PostgreSQL.
    public init?(rfc3339 text: String) {
        var text = text
        guard let moment = text.withUTF8({ Self.parse($0) }) else { return nil }
        self = moment
    }

    /// `2026-03-15T15:47:00.000000Z`: always UTC, always six digits, so texts sort like moments.
    public var rfc3339: String {
        let seconds = microseconds.floorDivided(by: 1_000_000)
        let days = seconds.floorDivided(by: 86_400)
        let date = CivilDate(daysSince1970: days)
        let second = seconds - days * 86_400
        return String(unsafeUninitializedCapacity: 32) { buffer in
            var output = DigitWriter(buffer: buffer)
            output.number(date.year, digits: 4)
            output.character("-")
            output.number(date.month, digits: 2)
            output.character("-")
            output.number(date.day, digits: 2)
            output.character("T")
            output.time(secondOfDay: second)
            output.character(".")
            output.number(microseconds - seconds * 1_000_000, digits: 6)
            output.character("Z")
            return output.count
        }
    }

    private static func parse(_ bytes: UnsafeBufferPointer<UInt8>) -> Timestamp? {
        var input = DigitReader(bytes: bytes)
        guard let year = input.number(digits: 4), input.skip("-"),
            let month = input.number(digits: 2), input.skip("-"),
            let day = input.number(digits: 2), input.skip("T", or: "t"),
            let hour = input.number(digits: 2), hour <= 23, input.skip(":"),
            let minute = input.number(digits: 2), minute <= 59, input.skip(":"),
            let second = input.number(digits: 2), second <= 60,
            let fraction = input.fraction(digits: 6),
            let offset = input.offsetInMinutes(),
            input.isAtEnd,
            let date = CivilDate(year: year, month: month, day: day)
        else { return nil }

        let minutes = date.daysSince1970 * 1440 + hour * 60 + minute - offset
        if second == 60 {
            let day = minutes.floorDivided(by: 1440)
            guard minutes - day * 1440 == 1439, CivilDate(daysSince1970: day).isLastOfMonth else { return nil }
        }
        let moment = Timestamp(microseconds: (minutes * 60 + second) * 1_000_000 + fraction)
        return (earliest...latest).contains(moment) ? moment : nil
    }

    /// 0000-01-01T00:00:00Z and 9999-12-31T23:59:59.999999Z: what four digits of a year can say.
    private static let earliest = Timestamp(microseconds: -62_167_219_200_000_000)
    private static let latest = Timestamp(microseconds: 253_402_300_799_999_999)
}
