import RPCTestSupport
import Testing

/// Section 1 of the contract, as requests with their whole answers.
struct ConversationTests {
    @Test(arguments: Conversation.all)
    func `answers every request as the conversation says`(_ conversation: Conversation) async throws {
        let service = try RPCService()
        let disagreements = try await conversation.hold(ip: RPCService.peer) { try await service.answer($0) }
        #expect(disagreements == [])
    }

    /// Otherwise the comparison above says nothing.
    @Test(arguments: Conversation.all)
    func `an answer with one byte changed is noticed`(_ conversation: Conversation) async throws {
        let service = try RPCService()
        let disagreements = try await conversation.hold(ip: RPCService.peer) { request in
            let answer = try await service.answer(request)
            let body = answer.body.isEmpty ? [0x20] : answer.body.dropLast() + [0x20]
            return ConversationAnswer(status: answer.status, headers: answer.headers, body: body)
        }
        #expect(disagreements.count == conversation.exchanges.count)
    }

    @Test func `each conversation has a title of its own`() {
        let titles = Conversation.all.map(\.title)
        #expect(titles.count > 50)
        #expect(Set(titles).count == titles.count)
        #expect(Conversation.all.allSatisfy { !$0.exchanges.isEmpty })
    }
}
