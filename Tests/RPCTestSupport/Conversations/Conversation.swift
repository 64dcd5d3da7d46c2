public import Testing

/// Requests to one service, one after the other, with the answers that the contract demands.
public struct Conversation: Sendable, CustomTestStringConvertible {
    public let title: String
    public internal(set) var exchanges: [Exchange] = []

    public var testDescription: String { title }

    /// Those of `commands.txt`.
    public static let all: [Conversation] = {
        do {
            return try ConversationFile.read("commands.txt")
        } catch {
            preconditionFailure("\(error)")
        }
    }()
}

extension Conversation {
    /// Says every line, and gives back what was answered otherwise than it should have been.
    ///
    /// - Parameters:
    ///   - head: the log's last position.
    ///   - ip: the address that the service sees.
    public func hold(
        head: Int64 = 0, ip: String, with send: (ConversationRequest) async throws -> ConversationAnswer
    ) async throws -> [String] {
        var notebook = Notebook(head: head, ip: ip)
        var disagreements: [String] = []
        for exchange in exchanges {
            let request = try exchange.request(&notebook)
            let answer = try await send(request)
            if let problem = exchange.disagreement(with: answer, &notebook) {
                disagreements.append("line \(exchange.line): \(problem)")
            }
        }
        return disagreements
    }
}

extension Conversation {
    /// The bodies of all requests but the huge ones, with new ids and with made-up ones where an answer would have told them.
    public static func requestBodies(upTo limit: Int = 4_000) throws -> [[UInt8]] {
        try all.flatMap { conversation in
            var notebook = Notebook(head: 0, ip: "192.0.2.7", inventsWhatIsMissing: true)
            return try conversation.exchanges.map { try $0.request(&notebook).body }.filter { $0.count <= limit }
        }
    }
}
