internal import JSON

/// A Parameter Object.
struct OpenAPIParameter: Sendable {
    enum Place: String {
        case query, path, header
    }

    let name: String
    let place: Place
    let summary: String
    let schema: JSONValue
    let isRequired: Bool
    /// Values by the names of the examples that they belong to: see ``OpenAPIResponse/examples``.
    let examples: JSONObject

    init(
        _ name: String, in place: Place = .query, _ summary: String, _ schema: JSONValue, isRequired: Bool = false,
        examples: JSONObject = [:]
    ) {
        self.name = name
        self.place = place
        self.summary = summary
        self.schema = schema
        self.isRequired = isRequired || place == .path
        self.examples = examples
    }

    /// The same parameter with other examples.
    func with(examples: JSONObject) -> OpenAPIParameter {
        OpenAPIParameter(name, in: place, summary, schema, isRequired: isRequired, examples: examples)
    }

    var json: JSONValue {
        var object: JSONObject = [
            "name": .string(name), "in": .string(place.rawValue), "description": .string(summary), "schema": schema,
        ]
        if isRequired { object["required"] = true }
        if !examples.isEmpty { object["examples"] = examples.asExamples }
        return .object(object)
    }
}

extension JSONObject {
    /// Named values as Example Objects.
    var asExamples: JSONValue {
        .object(JSONObject(uniqueKeysWithValues: members.map { ($0.key, ["value": $0.value]) }))
    }
}
