internal import JSON

/// Where a page ended, as text for a client to hand back: base64url of `{"q": <question>, "p": <place>}`.
struct Cursor<Place: CursorPlace> {
    let place: Place
    let question: CursorQuestion

    init(_ place: Place, of question: CursorQuestion) {
        self.place = place
        self.question = question
    }

    /// nil when it is no cursor or one of another question. Nothing is trusted: what it holds may be anything.
    init?(text: String, question: CursorQuestion) {
        guard let bytes = Base64URL.decode(text), let value = try? JSONParser.parse(bytes, maximumDepth: 4),
            value["q"]?.string == question.hash, let place = value["p"].flatMap(Place.init(cursorValue:))
        else { return nil }
        self.init(place, of: question)
    }

    var text: String {
        Base64URL.encode(JSONValue.object(["q": .string(question.hash), "p": place.cursorValue]).serialized())
    }
}
