import HTTPTypes

extension RPCService {
    public func answer(_ request: ConversationRequest) async throws -> ConversationAnswer {
        var headers = HTTPFields()
        for (name, value) in request.headers {
            guard let name = HTTPField.Name(name) else { throw ConversationProblem("no header: \(name)") }
            headers[name] = value
        }
        guard let method = HTTPRequest.Method(request.method) else {
            throw ConversationProblem("no method: \(request.method)")
        }
        if let scopes = request.scopes {
            headers[.authorization] = "Bearer \(try await token(scopes, subject: request.subject))"
        }
        let reply = try await post(request.body, scope: nil, headers: headers, method: method)
        return ConversationAnswer(
            status: reply.status, headers: reply.headers.map { ($0.name.canonicalName, $0.value) },
            body: Array(reply.text.utf8))
    }
}
