/// Writes fixed-width decimal fields as ASCII bytes. Lives only as long as the buffer that it was given.
struct DigitWriter {
    private let buffer: UnsafeMutableBufferPointer<UInt8>
    private(set) var count = 0

    init(buffer: UnsafeMutableBufferPointer<UInt8>) {
        self.buffer = buffer
    }

    mutating func character(_ character: Unicode.Scalar) {
        buffer[count] = UInt8(ascii: character)
        count += 1
    }

    mutating func text(_ text: StaticString) {
        for byte in UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount) {
            buffer[count] = byte
            count += 1
        }
    }

    /// The lowest so many digits of a value, zero-padded.
    mutating func number(_ value: Int64, digits: Int) {
        var rest = value.magnitude
        for index in stride(from: count + digits - 1, through: count, by: -1) {
            buffer[index] = UInt8(ascii: "0") + UInt8(rest % 10)
            rest /= 10
        }
        count += digits
    }

    /// `15:47:00`
    mutating func time(secondOfDay second: Int64) {
        number(second / 3600, digits: 2)
        character(":")
        number(second / 60 % 60, digits: 2)
        character(":")
        number(second % 60, digits: 2)
    }
}

extension Int64 {
    /// Division that rounds down, so that moments before 1970 fall into the right second and day.
    func floorDivided(by divisor: Int64) -> Int64 {
        let quotient = self / divisor
        return self % divisor < 0 ? quotient - 1 : quotient
    }
}
