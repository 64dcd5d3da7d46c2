extension Duration {
    /// `90`, `90s`, `15m`, `1h` or `30d`; nothing else, nothing negative, at most ten years.
    init?(optionText text: String) {
        let units: [Character: Int64] = ["s": 1, "m": 60, "h": 3_600, "d": 86_400]
        let unit = text.last.flatMap { units[$0] }
        let digits = unit == nil ? text[...] : text.dropLast()
        guard digits.allSatisfy({ $0.isASCII && $0.isNumber }), let count = Int64(digits) else {
            return nil
        }
        let (seconds, overflow) = count.multipliedReportingOverflow(by: unit ?? 1)
        guard !overflow, seconds <= 3_650 * 86_400 else {
            return nil
        }
        self = .seconds(seconds)
    }
}
