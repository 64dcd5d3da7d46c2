import JSON

/// What holds of every answer of the Command Service to a caller with a token and the scopes of all methods.
public enum AnswerProperties {
    private static let bodyLimit = 1 << 20

    private static let codes: Set<Int64> = [
        -32700, -32600, -32601, -32602, -32001, -32002, 1001, 1002, 1003, 1004, 1005, 1006, 1007, 1008, 1009, 1010,
    ]

    /// What is broken, nil when nothing is.
    public static func violation(request: [UInt8], status: Int, answer: [UInt8]) -> String? {
        if request.count > bodyLimit {
            return status == 413 ? nil : "status \(status) for a body that is too large"
        }
        guard status == 200 else {
            return "status \(status)"
        }
        switch ExpectedAnswer(to: request) {
        case .nothing:
            return answer.isEmpty ? nil : "a notification was answered"
        case .one(let expected):
            return violation(answer, expected)
        case .several(let expected):
            guard let parts = (try? JSONOutline.elements(of: answer)) ?? nil else {
                return "the answer to a batch is no array"
            }
            guard parts.count == expected.count else {
                return "\(parts.count) responses instead of \(expected.count)"
            }
            return zip(parts, expected).lazy.compactMap { violation(Array(answer[$0]), $1) }.first
        }
    }

    private static func violation(_ response: [UInt8], _ expected: ExpectedResponse) -> String? {
        guard let object = (try? JSONParser.parse(response))?.object else {
            return response.isEmpty ? "no answer" : "the answer is no JSON object"
        }
        let members = ((try? JSONOutline.members(of: response)) ?? nil) ?? []
        guard object["jsonrpc"] == "2.0", object.count == 3 else {
            return "the answer has not the members of a response"
        }
        guard let id = members.first(where: { $0.key == "id" }), Array(response[id.source]) == expected.id else {
            return "the id is not that of the request"
        }
        if object["result"] != nil {
            return expected.code.map { "a result instead of error \($0)" }
        }
        guard let error = object["error"] else {
            return "neither a result nor an error"
        }
        return violation(error: error, expected.code)
    }

    private static func violation(error: JSONValue, _ expected: Int64?) -> String? {
        guard let code = error["code"]?.integer, codes.contains(code) else {
            return "the error is \(error["code"]?.text ?? "without a code")"
        }
        guard error["message"]?.string?.isEmpty == false, error["data"]?["type"]?.string?.isEmpty == false else {
            return "the error has no message or no type"
        }
        if code == -32602, error["data"]?["errors"]?.array?.isEmpty != false {
            return "no param is named"
        }
        if let expected {
            return code == expected ? nil : "error \(code) instead of \(expected)"
        }
        return [-32700, -32600, -32001].contains(code) ? "error \(code) for a valid call" : nil
    }
}
