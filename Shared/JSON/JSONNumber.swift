/// A JSON number as the token it was written as: `1`, `1.0` and `1e0` are three different values here.
public struct JSONNumber: Sendable, Hashable {
    /// The raw token.
    public let text: String

    public init(_ value: Int64) {
        text = String(value)
    }

    /// Nil unless `text` is exactly one JSON number (RFC 8259, section 6).
    public init?(text: String) {
        guard case .number(let number)? = try? JSONParser.parse(Array(text.utf8)), number.text == text else {
            return nil
        }
        self = number
    }

    init(validated token: String) {
        text = token
    }

    /// The value if it is an integer that fits, whatever way it is written; nil if it is fractional or out of range.
    public var int64: Int64? {
        if let plain = Int64(text) {
            return plain
        }
        return scaledInteger
    }

    /// Digits and decimal exponent, worked out without `Double`, which is exact only to 2^53.
    private var scaledInteger: Int64? {
        var digits: [UInt8] = []
        var fractionDigits = 0
        var seenPoint = false
        var isNegative = false
        var exponent = 0
        var bytes = text.utf8.makeIterator()
        while let byte = bytes.next() {
            switch byte {
            case UInt8(ascii: "-"):
                isNegative = true
            case UInt8(ascii: "."):
                seenPoint = true
            case UInt8(ascii: "e"), UInt8(ascii: "E"):
                exponent = Self.exponent(of: &bytes)
            default:
                digits.append(byte - UInt8(ascii: "0"))
                fractionDigits += seenPoint ? 1 : 0
            }
        }
        guard let first = digits.firstIndex(where: { $0 != 0 }), let last = digits.lastIndex(where: { $0 != 0 }) else {
            return 0
        }
        let zeros = exponent - fractionDigits + (digits.count - 1 - last)
        // 19 digits is Int64.max; anything longer cannot fit and must not be multiplied out.
        guard zeros >= 0, last - first + 1 + zeros <= 19 else {
            return nil
        }
        var value: Int64 = 0
        for digit in digits[first...last] + Array(repeating: 0, count: zeros) {
            let (product, productOverflow) = value.multipliedReportingOverflow(by: 10)
            let (difference, differenceOverflow) = product.subtractingReportingOverflow(Int64(digit))
            guard !productOverflow, !differenceOverflow else {
                return nil
            }
            value = difference
        }
        guard !isNegative else {
            return value
        }
        return value == .min ? nil : -value
    }

    /// Saturates: beyond 10^12 no token that fits in memory can bring the value back into range.
    private static func exponent(of bytes: inout String.UTF8View.Iterator) -> Int {
        var isNegative = false
        var value = 0
        while let byte = bytes.next() {
            switch byte {
            case UInt8(ascii: "-"): isNegative = true
            case UInt8(ascii: "+"): break
            default: value = min(value * 10 + Int(byte - UInt8(ascii: "0")), 1_000_000_000_000)
            }
        }
        return isNegative ? -value : value
    }
}
