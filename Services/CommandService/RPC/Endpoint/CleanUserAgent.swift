/// What of a `User-Agent` header is recorded with the events.
enum CleanUserAgent {
    static let limit = 256

    /// Without control characters, at most 256 characters, nil when nothing is left.
    static func text(_ header: String?) -> String? {
        guard let header else {
            return nil
        }
        let scalars = header.unicodeScalars.filter { $0.properties.generalCategory != .control }.prefix(limit)
        let text = String(String.UnicodeScalarView(scalars))
        return text.isEmpty ? nil : text
    }
}
