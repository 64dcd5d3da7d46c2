extension Timestamp {
    /// `Sun, 15 Mar 2026 15:47:00 GMT`: the IMF-fixdate of RFC 9110 section 5.6.7, fractions cut.
    public var httpDate: String {
        let seconds = microseconds.floorDivided(by: 1_000_000)
        let days = seconds.floorDivided(by: 86_400)
        let date = CivilDate(daysSince1970: days)
        // 1970-01-01 was a Thursday.
        let weekday = Int(days + 4 - (days + 4).floorDivided(by: 7) * 7)
        return String(unsafeUninitializedCapacity: 32) { buffer in
            var output = DigitWriter(buffer: buffer)
            output.text(weekdays[weekday])
            output.text(", ")
            output.number(date.day, digits: 2)
            output.character(" ")
            output.text(months[Int(date.month) - 1])
            output.character(" ")
            output.number(date.year, digits: 4)
            output.character(" ")
            output.time(secondOfDay: seconds - days * 86_400)
            output.text(" GMT")
            return output.count
        }
    }
}

private let weekdays: [StaticString] = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
private let months: [StaticString] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
]
