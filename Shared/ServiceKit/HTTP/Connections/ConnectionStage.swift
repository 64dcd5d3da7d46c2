/// What a connection waits for. Each stage has its deadline, and its rank among those that make room for others.
enum ConnectionStage: Sendable, Hashable {
    /// Open, and nothing has come yet.
    case silent
    /// Between two requests.
    case idle
    /// A part of a request's head has come.
    case head
    /// The head has come, its body is still coming.
    case body
    /// The request has come, its answer is being made.
    case working
    /// The answer is made and the client has not taken all of it.
    case answering
    /// Answered while the body is still coming: what comes is dropped.
    case leftover
    /// The last answer is out; the client may read it before the connection is closed.
    case parting

    /// nil: a connection at work makes room for nobody.
    var rank: ConnectionRank? {
        switch self {
        case .silent, .idle, .head, .parting: .waiting
        case .body, .leftover: .sending
        case .answering: .answered
        case .working: nil
        }
    }
}
