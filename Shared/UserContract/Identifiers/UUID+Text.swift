public import FoundationEssentials

extension UUID {
    /// The lower-case form 8-4-4-4-12 (RFC 9562 section 4), the only one that leaves a service.
    public var text: String {
        String(unsafeUninitializedCapacity: 36) { buffer in
            var index = 0
            withUnsafeBytes(of: uuid) { bytes in
                for (position, byte) in bytes.enumerated() {
                    if position == 4 || position == 6 || position == 8 || position == 10 {
                        buffer[index] = UInt8(ascii: "-")
                        index += 1
                    }
                    buffer[index] = hexDigit(byte >> 4)
                    buffer[index + 1] = hexDigit(byte & 0xf)
                    index += 2
                }
            }
            return index
        }
    }

    /// Reads the form 8-4-4-4-12 in any letter case, and nothing else: no braces, no `urn:uuid:`, no missing hyphens.
    public init?(text: String) {
        var bytes: uuid_t = (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)
        var text = text
        let isValid = text.withUTF8 { characters -> Bool in
            guard characters.count == 36 else { return false }
            return withUnsafeMutableBytes(of: &bytes) { bytes in
                var index = 0
                for position in 0..<16 {
                    if position == 4 || position == 6 || position == 8 || position == 10 {
                        guard characters[index] == UInt8(ascii: "-") else { return false }
                        index += 1
                    }
                    guard let high = hexValue(characters[index]), let low = hexValue(characters[index + 1]) else {
                        return false
                    }
                    bytes[position] = high << 4 | low
                    index += 2
                }
                return true
            }
        }
        guard isValid else { return nil }
        self.init(uuid: bytes)
    }
}

private func hexDigit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
}

private func hexValue(_ character: UInt8) -> UInt8? {
    switch character {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): character - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): character - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): character - UInt8(ascii: "A") + 10
    default: nil
    }
}
