internal import JSON
internal import ServiceKit

/// Where a page ended, as text for a client to hand back: base64url of `{"q": <question>, "p": <place>}`.
enum Cursor {
    static func text(_ place: some CursorPlace, of question: CursorQuestion) -> String {
        Base64URL.encode(JSONValue.object(["q": .string(question.hash), "p": place.cursorValue]).serialized())
    }

    /// nil when it is no cursor, or one of another question. Nothing is trusted: what it holds may be anything.
    /// - Parameter question: nil when it is not known; then any question's cursor will do.
    static func place<Place: CursorPlace>(in text: String, of question: CursorQuestion?) -> Place? {
        guard let bytes = Base64URL.decode(text), let value = try? JSONParser.parse(bytes, maximumDepth: 4),
            let hash = value["q"]?.string, hash == question?.hash ?? hash
        else { return nil }
        return value["p"].flatMap(Place.init(cursorValue:))
    }
}
