internal import JSON

/// The Header Objects that responses refer to.
enum OpenAPIHeaders {
    static func reference(_ name: String) -> JSONValue {
        ["$ref": .string("#/components/headers/\(name)")]
    }

    static let all: JSONValue = [
        "hindsight-position": header(
            "The checkpoint of the read models that the answer was made from; absent before one was read.",
            OpenAPISchemas.position),
        "X-Request-Id": header("Names the request in the log.", OpenAPISchemas.text, always: true),
        "ETag": header(
            "Strong: the projection's version and the user's revision.",
            ["type": "string", "pattern": "^\"[0-9]+-[0-9]+\"$"], always: true),
        "Cache-Control": header("What may be kept of the answer.", OpenAPISchemas.text, always: true),
        "Memento-Datetime": header(
            "When the answer's revision was made (RFC 7089); on as-of answers.", OpenAPISchemas.text),
        "Link": header("rel=\"next\" (RFC 8288), unless this is the last page.", OpenAPISchemas.text),
        "Preference-Applied": header(
            "wait=S, when it was asked for (RFC 7240).", ["type": "string", "pattern": "^wait=[0-9]+$"]),
        "Retry-After": header("Seconds.", ["type": "integer", "minimum": 1], always: true),
        "WWW-Authenticate": header("What is asked for (RFC 6750).", OpenAPISchemas.text, always: true),
        "Vary": header("What else the answer depends on.", OpenAPISchemas.text, always: true),
        "Content-Disposition": header("The name of an export's file.", OpenAPISchemas.text),
        "Location": header("Where to ask how it goes.", OpenAPISchemas.text, always: true),
        "Allow": header("The methods of this address.", OpenAPISchemas.text, always: true),
        "WebHook-Allowed-Origin": header("The sender that asked.", OpenAPISchemas.text),
        "WebHook-Allowed-Rate": header("Requests a minute; * is any number.", OpenAPISchemas.text),
        "Accept-Post": header("The media types that are taken.", OpenAPISchemas.text, always: true),
    ]

    private static func header(_ summary: String, _ schema: JSONValue, always: Bool = false) -> JSONValue {
        var object: JSONObject = ["description": .string(summary), "schema": schema]
        if always { object["required"] = true }
        return .object(object)
    }
}
