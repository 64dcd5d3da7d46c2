/// How many events a body holds, as its `Content-Type` tells (CloudEvents HTTP binding 1.0.2, section 3).
public enum CloudEventsMediaType: String, Sendable, CaseIterable {
    case single = "application/cloudevents+json"
    case batch = "application/cloudevents-batch+json"

    /// The header's value when sending.
    public var contentType: String {
        rawValue + "; charset=utf-8"
    }

    /// Nil for any other type, and for a charset that is not UTF-8.
    public init?(contentType: String) {
        let parts = contentType.lowercased().split(separator: ";", omittingEmptySubsequences: false)
        guard let type = parts.first.flatMap({ Self(rawValue: Self.trimmed($0)) }) else {
            return nil
        }
        for parameter in parts.dropFirst() {
            let pair = parameter.split(separator: "=", maxSplits: 1)
            guard pair.count == 2, Self.trimmed(pair[0]) == "charset" else {
                continue
            }
            guard ["utf-8", "\"utf-8\""].contains(Self.trimmed(pair[1])) else {
                return nil
            }
        }
        self = type
    }

    private static func trimmed(_ text: Substring) -> String {
        let isSpace = { (character: Character) in character == " " || character == "\t" }
        let start = text.drop(while: isSpace)
        return String(start.reversed().drop(while: isSpace).reversed())
    }
}
