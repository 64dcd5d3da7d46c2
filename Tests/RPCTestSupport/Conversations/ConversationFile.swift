import FoundationEssentials

/// Reads conversations from the file beside this one.
enum ConversationFile {
    static func read(_ name: String, sourceFile: String = #filePath) throws -> [Conversation] {
        let folder = sourceFile.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(
            separator: "/")
        return try conversations(in: String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8))
    }

    static func conversations(in text: String) throws -> [Conversation] {
        var conversations: [Conversation] = []
        var exchange: Exchange?
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let number = index + 1
            let rest = line.dropFirst(line.hasPrefix("# ") ? 2 : 4)
            switch line.prefix(3) {
            case "", "## ":
                continue
            case _ where line.hasPrefix("# "):
                conversations.append(Conversation(title: String(rest)))
            case "==>":
                var next = exchange ?? Exchange(line: number)
                try next.readHead(rest, line: number)
                exchange = next
            case "-->":
                var next = exchange ?? Exchange(line: number)
                next.requestBody = try Template(rest)
                exchange = next
            case "<==":
                guard exchange != nil else { throw misplaced(line, number) }
                exchange?.readAnswerHead(rest)
            case "<--":
                guard var done = exchange, !conversations.isEmpty else { throw misplaced(line, number) }
                done.answerBody = try Template(rest)
                conversations[conversations.count - 1].exchanges.append(done)
                exchange = nil
            default:
                throw misplaced(line, number)
            }
        }
        guard exchange == nil else { throw ConversationProblem("the last request has no answer") }
        return conversations
    }

    private static func misplaced(_ line: Substring, _ number: Int) -> ConversationProblem {
        ConversationProblem("line \(number) does not belong here: \(line.prefix(80))")
    }
}

extension Exchange {
    fileprivate mutating func readHead(_ text: Substring, line: Int) throws {
        let words = text.split(separator: " ").map(String.init)
        if let header = Self.header(text) {
            headers.removeAll { $0.name == header.name }
            headers.append(header)
        } else if words == ["no", "token"] {
            scopes = nil
        } else if words.count == 2, words[0] == "no" {
            headers.removeAll { $0.name == words[1] }
        } else if words.count == 2, words[0] == "subject" {
            subject = words[1]
        } else if words.first == "scopes" {
            scopes = Array(words.dropFirst())
        } else if words.count == 1 {
            method = words[0]
        } else {
            throw ConversationProblem("line \(line) is no head of a request")
        }
    }

    fileprivate mutating func readAnswerHead(_ text: Substring) {
        if let header = Self.header(text) {
            answerHeaders.append(header)
        } else {
            status = Int(text) ?? 0
        }
    }

    private static func header(_ text: Substring) -> (name: String, value: String)? {
        guard let colon = text.firstIndex(of: ":"), !text[..<colon].contains(" ") else {
            return nil
        }
        return (String(text[..<colon]), String(text[text.index(after: colon)...].drop { $0 == " " }))
    }
}
