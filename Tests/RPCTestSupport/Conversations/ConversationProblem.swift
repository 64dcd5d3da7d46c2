/// What is wrong with a conversation's text, or where an answer parts from it.
struct ConversationProblem: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) {
        self.description = description
    }
}
