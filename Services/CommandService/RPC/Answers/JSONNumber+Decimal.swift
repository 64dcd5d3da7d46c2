import JSON

extension JSONNumber {
    /// A number for people, with at most three digits behind the point.
    init(thousandths value: Double) {
        let thousandths = Int64((min(max(value, 0), 1e12) * 1_000).rounded())
        let (whole, rest) = thousandths.quotientAndRemainder(dividingBy: 1_000)
        guard rest > 0 else {
            self.init(whole)
            return
        }
        var digits = String(1_000 + rest).dropFirst()
        while digits.hasSuffix("0") {
            digits = digits.dropLast()
        }
        // The text is a number by how it is made.
        self = JSONNumber(text: "\(whole).\(digits)") ?? JSONNumber(whole)
    }
}
