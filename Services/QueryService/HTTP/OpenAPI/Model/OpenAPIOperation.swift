internal import JSON
internal import ServiceKit

/// An Operation Object with its address.
struct OpenAPIOperation: Sendable {
    enum Method: String {
        case get, post, delete, options
    }

    let method: Method
    let path: String
    let id: String
    let tag: OpenAPITag
    let summary: String
    var details: String?
    /// What a token must allow; nil: no token is asked for.
    var scope: Scope?
    var parameters: [OpenAPIParameter] = []
    /// A Request Body Object.
    var body: JSONValue?
    /// Those that any request may get are added to them.
    var responses: [OpenAPIResponse] = []
    /// Another security requirement than a token.
    var security: JSONValue?

    var json: JSONValue {
        var object: JSONObject = [
            "operationId": .string(id), "tags": [.string(tag.rawValue)], "summary": .string(summary),
        ]
        object["description"] = details.map { .string($0) }
        if let scope {
            object["security"] = [["bearer": [.string(scope.rawValue)]]]
        } else {
            object["security"] = security ?? []
        }
        if !parameters.isEmpty { object["parameters"] = .array(parameters.map(\.json)) }
        object["requestBody"] = body
        object["responses"] = .object(allResponses)
        return .object(object)
    }

    private var allResponses: JSONObject {
        var all = responses
        if scope != nil { all += [.unauthorized, .forbidden] }
        all += OpenAPIResponse.ofEveryRequest.filter { common in !responses.contains { $0.status == common.status } }
        return JSONObject(
            uniqueKeysWithValues: all.sorted { $0.status < $1.status }.map { (String($0.status), $0.json) })
    }
}
