import JSON

/// What a method answers.
struct ResultDescriptor: Sendable {
    let name: String
    let schema: JSONValue

    static let commandAnswer = ResultDescriptor(
        name: "answer", schema: ["$ref": "#/components/schemas/CommandAnswer"])

    static let eventPage = ResultDescriptor(name: "page", schema: ["$ref": "#/components/schemas/EventPage"])

    static let subscription = ResultDescriptor(
        name: "subscription", schema: ["$ref": "#/components/schemas/Subscription"])

    static let subscriptions = ResultDescriptor(
        name: "subscriptions", schema: ["$ref": "#/components/schemas/SubscriptionList"])

    static let revealedSubscription = ResultDescriptor(
        name: "subscription", schema: ["$ref": "#/components/schemas/RevealedSubscription"])

    static let failures = ResultDescriptor(name: "failures", schema: ["$ref": "#/components/schemas/FailureList"])

    static let parkedEvents = ResultDescriptor(
        name: "page", schema: ["$ref": "#/components/schemas/ParkedEventPage"])

    static let parkedCount = ResultDescriptor(name: "count", schema: ["$ref": "#/components/schemas/ParkedCount"])
}
