import JSON

/// Writes a value as no program would, yet legally: white space anywhere, any character as an escape. Now and then a
/// member stands twice, which is not legal here.
struct UnevenWriter {
    private(set) var bytes: [UInt8] = []
    let escapes: Bool
    let spaces: Bool
    let repeats: Bool

    init(_ random: inout SplitMix64) {
        escapes = random.once(in: 2)
        spaces = random.once(in: 2)
        repeats = random.once(in: 20)
    }

    mutating func write(_ value: JSONValue, _ random: inout SplitMix64) {
        space(&random)
        switch value {
        case .string(let text): write(text, &random)
        case .array(let elements):
            bytes.append(UInt8(ascii: "["))
            for (index, element) in elements.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                write(element, &random)
            }
            space(&random)
            bytes.append(UInt8(ascii: "]"))
        case .object(let object):
            var members = object.members
            if repeats, let member = members.randomElement(using: &random), random.once(in: 3) {
                members.append(member)
            }
            bytes.append(UInt8(ascii: "{"))
            for (index, member) in members.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                space(&random)
                write(member.key, &random)
                space(&random)
                bytes.append(UInt8(ascii: ":"))
                write(member.value, &random)
            }
            space(&random)
            bytes.append(UInt8(ascii: "}"))
        case .null, .bool, .number: bytes += value.serialized()
        }
        space(&random)
    }

    private mutating func write(_ text: String, _ random: inout SplitMix64) {
        guard escapes else {
            bytes += JSONValue.string(text).serialized()
            return
        }
        bytes.append(UInt8(ascii: "\""))
        for scalar in text.unicodeScalars {
            if random.once(in: 4) {
                for unit in String(scalar).utf16 {
                    let digits = String(unit, radix: 16, uppercase: random.once(in: 2))
                    bytes += Array("\\u\(String(repeating: "0", count: 4 - digits.utf8.count))\(digits)".utf8)
                }
            } else {
                bytes += JSONValue.string(String(scalar)).serialized().dropFirst().dropLast()
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private mutating func space(_ random: inout SplitMix64) {
        guard spaces, random.once(in: 4) else {
            return
        }
        bytes.append([0x20, 0x09, 0x0A, 0x0D].randomElement(using: &random) ?? 0x20)
    }
}
