import JSON

/// What holds of the JSON parser whatever bytes it is given.
public enum ParserProperties {
    /// What is broken, nil when nothing is. Takes any bytes and never traps, or the parser has.
    public static func violation(_ bytes: [UInt8], _ random: inout SplitMix64) -> String? {
        let value: JSONValue
        do {
            value = try JSONParser.parse(bytes)
        } catch {
            return (0...bytes.count).contains(error.offset) ? nil : "the fault lies outside of the text: \(error)"
        }
        let written = value.serialized()
        guard let again = try? JSONParser.parse(written), again == value, again.serialized() == written else {
            return "what was parsed does not survive being written"
        }
        return overreach(bytes, value, &random) ?? outlineDifference(bytes, value)
    }

    /// A text is no longer one when something follows it, nor, unless it is a number, when something is missing.
    private static func overreach(
        _ bytes: [UInt8], _ value: JSONValue, _ random: inout SplitMix64
    ) -> String? {
        for more in ["]", "}", ",", "x", "\"", "\u{0}", " 1"] where isAccepted(bytes + Array(more.utf8)) {
            return "still accepted with \(more) behind it"
        }
        let space: [UInt8] = [0x20, 0x09, 0x0A, 0x0D]
        guard value.number == nil, let end = bytes.lastIndex(where: { !space.contains($0) }) else {
            return nil
        }
        for _ in 0..<3 {
            let cut = Int.random(in: 0...end, using: &random)
            if isAccepted(Array(bytes[..<cut])) {
                return "its first \(cut) bytes are accepted as well"
            }
        }
        return nil
    }

    /// The outline repeats parts of the source; they must be the parts that the parser saw.
    private static func outlineDifference(_ bytes: [UInt8], _ value: JSONValue) -> String? {
        switch value {
        case .array(let elements):
            let parts = (try? JSONOutline.elements(of: bytes)) ?? nil
            let values = parts?.map { try? JSONParser.parse(Array(bytes[$0])) }
            return values == elements ? nil : "the outline has other elements"
        case .object(let object):
            let parts = (try? JSONOutline.members(of: bytes)) ?? nil
            let values = parts?.map { try? JSONParser.parse(Array(bytes[$0.source])) }
            let isSame = values == object.members.map(\.value) && parts?.map(\.key) == object.keys
            return isSame ? nil : "the outline has other members"
        case .null, .bool, .number, .string:
            return nil
        }
    }

    private static func isAccepted(_ bytes: [UInt8]) -> Bool {
        (try? JSONParser.parse(bytes)) != nil
    }
}
