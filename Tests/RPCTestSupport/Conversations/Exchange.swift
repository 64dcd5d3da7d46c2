/// One request with its whole answer.
public struct Exchange: Sendable {
    /// Of the request, in the file.
    let line: Int
    var method = "POST"
    var subject = "alice"
    var scopes: [String]? = ["users:write", "events:read"]
    var headers: [(name: String, value: String)] = [("Content-Type", "application/json")]
    var requestBody = Template()
    var status = 200
    var answerHeaders: [(name: String, value: String)] = []
    var answerBody = Template()

    init(line: Int) {
        self.line = line
    }

    func request(_ notebook: inout Notebook) throws -> ConversationRequest {
        ConversationRequest(
            method: method, subject: subject, scopes: scopes, headers: headers,
            body: try requestBody.bytes(&notebook))
    }

    /// Nil when the answer is as it should be.
    func disagreement(with answer: ConversationAnswer, _ notebook: inout Notebook) -> String? {
        let text = String(decoding: answer.body.prefix(4_000), as: UTF8.self)
        guard answer.status == status else {
            return "status \(answer.status) instead of \(status): \(text)"
        }
        for (name, value) in answerHeaders + expectedContentType where answer.header(name) != value {
            return "\(name) is \(answer.header(name) ?? "absent") instead of \(value)"
        }
        do {
            try answerBody.match(answer.body, &notebook)
            return nil
        } catch {
            return "\(error)"
        }
    }

    private var expectedContentType: [(name: String, value: String)] {
        guard !answerBody.isEmpty else {
            return []
        }
        return [("Content-Type", status == 200 ? "application/json" : "application/problem+json")]
    }
}
