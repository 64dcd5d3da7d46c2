internal import JSON

/// A Response Object with its status.
struct OpenAPIResponse: Sendable {
    let status: Int
    let summary: String
    /// Names in ``OpenAPIHeaders``.
    var headers: [String]
    /// nil: no body.
    var mediaType: String?
    var schema: JSONValue?
    /// Further media types.
    var otherContent: JSONObject
    /// Whole answers by name. An example's request is what the parameters have under the same name, so each can be
    /// executed - and is, by the tests.
    var examples: JSONObject
    var links: JSONObject

    init(
        _ status: Int, _ summary: String, headers: [String] = [], mediaType: String? = "application/json",
        schema: JSONValue? = nil, otherContent: JSONObject = [:], examples: JSONObject = [:], links: JSONObject = [:]
    ) {
        self.status = status
        self.summary = summary
        self.headers = headers
        self.mediaType = schema == nil ? nil : mediaType
        self.schema = schema
        self.otherContent = otherContent
        self.examples = examples
        self.links = links
    }

    /// The same response with other examples.
    func with(examples: JSONObject) -> OpenAPIResponse {
        var response = self
        response.examples = examples
        return response
    }

    var json: JSONValue {
        var object: JSONObject = ["description": .string(summary)]
        if !headers.isEmpty {
            object["headers"] = .object(
                JSONObject(uniqueKeysWithValues: headers.map { ($0, OpenAPIHeaders.reference($0)) }))
        }
        var content = JSONObject()
        if let mediaType, let schema {
            var body: JSONObject = ["schema": schema]
            if !examples.isEmpty { body["examples"] = examples.asExamples }
            content[mediaType] = .object(body)
        }
        for member in otherContent.members {
            content[member.key] = member.value
        }
        if !content.isEmpty { object["content"] = .object(content) }
        if !links.isEmpty { object["links"] = .object(links) }
        return .object(object)
    }
}
