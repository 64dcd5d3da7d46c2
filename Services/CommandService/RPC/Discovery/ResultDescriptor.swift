import JSON

/// What a method answers.
struct ResultDescriptor: Sendable {
    let name: String
    let schema: JSONValue

    static let commandAnswer = ResultDescriptor(
        name: "answer", schema: ["$ref": "#/components/schemas/CommandAnswer"])

    static let eventPage = ResultDescriptor(name: "page", schema: ["$ref": "#/components/schemas/EventPage"])
}
