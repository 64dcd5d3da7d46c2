import JSON
import RPCTestSupport
import Testing

extension EndToEnd {
    /// What the endpoint's own tests hold without a network, with HTTP framing and PostgreSQL: all on one store, because each
    /// conversation counts positions from where it begins.
    @Suite struct ConversationTests {
        @Test func `the program answers every request as the conversations say`() async throws {
            try await HindsightPair.running { pair in
                var tokens: [String: String] = [:]
                for conversation in Conversation.all {
                    let page = try await pair.commands.call("events.read", ["limit": 1])
                    let head = try #require(page.result?["head_position"]?.integer)
                    let disagreements = try await conversation.hold(head: head, ip: "127.0.0.1") { request in
                        var token: String?
                        if let scopes = request.scopes?.joined(separator: " ") {
                            let key = "\(request.subject) \(scopes)"
                            token = tokens[key]
                            if token == nil { token = try await pair.mint(request.subject, scopes) }
                            tokens[key] = token
                        }
                        let answer = try await pair.commands(token).send(
                            request.method, "/rpc", headers: request.headers.map { ($0.name, $0.value) },
                            body: request.body)
                        return ConversationAnswer(status: answer.status, headers: answer.headers, body: answer.body)
                    }
                    #expect(disagreements == [], "\(conversation.title)")
                }
            }
        }
    }
}
