public import JSON
import UserContract

/// The JSON schema of CloudEvents 1.0.2 (JSON event format, section 3), in our own words, and what of JSON Schema it needs.
public enum CloudEventSchema {
    private static let schema: JSONValue = [
        "required": ["id", "source", "specversion", "type"],
        "properties": [
            "id": ["type": ["string"], "minLength": 1],
            "source": ["type": ["string"], "minLength": 1, "format": "uri-reference"],
            "specversion": ["type": ["string"], "minLength": 1],
            "type": ["type": ["string"], "minLength": 1],
            "datacontenttype": ["type": ["string", "null"], "minLength": 1],
            "dataschema": ["type": ["string", "null"], "minLength": 1],
            "subject": ["type": ["string", "null"], "minLength": 1],
            "time": ["type": ["string", "null"], "minLength": 1, "format": "date-time"],
            "data": ["type": ["object", "string", "number", "array", "boolean", "null"]],
            "data_base64": ["type": ["string", "null"]],
        ],
    ]

    /// What of an event is not as the schema wants it.
    public static func problems(in event: JSONValue) -> [String] {
        guard let members = event.object?.members else { return ["it is no object"] }
        var problems: [String] = []
        for name in schema["required"]?.array?.compactMap(\.string) ?? [] where event[name] == nil {
            problems.append("\(name) is missing")
        }
        for (name, value) in members {
            guard let rules = schema["properties"]?[name] else {
                problems += extensionProblems(name, value)
                continue
            }
            let types = rules["type"]?.array?.compactMap(\.string) ?? []
            if !types.contains(type(of: value)) { problems.append("\(name) is a \(type(of: value))") }
            guard let text = value.string else { continue }
            if rules["minLength"] != nil, text.isEmpty { problems.append("\(name) is empty") }
            if rules["format"] == "date-time", Timestamp(rfc3339: text) == nil {
                problems.append("\(name) is no time")
            }
            if rules["format"] == "uri-reference", !isReference(text) { problems.append("\(name) is no reference") }
        }
        if event["data"] != nil, event["data_base64"] != nil { problems.append("data is there twice") }
        return problems
    }

    /// Names and types of extensions (CloudEvents 1.0.2, "Naming conventions" and "Type system"): no maps, no lists.
    private static func extensionProblems(_ name: String, _ value: JSONValue) -> [String] {
        var problems: [String] = []
        let isNamed =
            (1...20).contains(name.utf8.count)
            && name.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) }
        if !isNamed { problems.append("\(name) is no name of an attribute") }
        switch value {
        case .bool, .string, .null: break
        case .number:
            let isInteger = value.integer.map { Int64(Int32(clamping: $0)) == $0 } ?? false
            if !isInteger { problems.append("\(name) is no 32-bit integer") }
        case .array, .object: problems.append("\(name) is a list or a map")
        }
        return problems
    }

    private static func type(of value: JSONValue) -> String {
        switch value {
        case .null: "null"
        case .bool: "boolean"
        case .number: "number"
        case .string: "string"
        case .array: "array"
        case .object: "object"
        }
    }

    /// Characters of RFC 3986, and percent signs only before two hexadecimal digits.
    private static func isReference(_ text: String) -> Bool {
        text.wholeMatch(of: /(?:[A-Za-z0-9\-._~:\/?#\[\]@!$&'()*+,;=]|%[0-9A-Fa-f]{2})+/) != nil
    }
}
