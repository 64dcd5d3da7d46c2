import HTTPTypes

/// How far a connection's requests and answers have got: the state machine of ``ConnectionHandler``.
struct RequestFlow {
    enum Action: Equatable {
        case pass
        case sayContinue
        case drop
        case close(ConnectionClosure)
    }

    private let bodyLimit: Int
    private let leftoverLimit: Int
    /// Bytes that the decoder may keep without making anything of them.
    private let undecodedLimit: Int

    private var isNew = true
    /// A request's head has come and its end has not.
    private(set) var isReading = false
    /// Requests whose answer is not complete; an answer may precede the end of its request.
    private var unanswered = 0
    /// Answers that are complete and not yet taken by the client.
    private var untaken = 0
    /// Bytes since the decoder last made something of them.
    private var undecoded = 0
    private var dropped = 0
    private var isAnswerStarted = false
    /// The client takes nothing of an answer that is being written.
    var isBlocked = false
    /// The connection ends with the answers that are under way.
    private(set) var isEnding = false
    /// Nothing more is taken from the client.
    private(set) var isOver = false
    /// The connection itself has answered, to what was no request.
    private(set) var isRefused = false
    /// The last answer is out.
    private(set) var isParting = false

    init(bodyLimit: Int, leftoverLimit: Int, undecodedLimit: Int) {
        self.bodyLimit = bodyLimit
        self.leftoverLimit = leftoverLimit
        self.undecodedLimit = undecodedLimit
    }

    var stage: ConnectionStage {
        if isParting {
            return .parting
        }
        if isReading {
            // A body behind another request waits for the service, not the service for it.
            return unanswered == 0 ? .leftover : unanswered == 1 ? .body : .working
        }
        if unanswered > 0 {
            return isBlocked ? .answering : .working
        }
        if untaken > 0 {
            return .answering
        }
        return undecoded > 0 ? .head : isNew ? .silent : .idle
    }

    /// The answer is written and its request is still coming: nobody further in asks for what is dropped here.
    var isDropping: Bool {
        isReading && unanswered == 0
    }

    var isAnswering: Bool {
        unanswered > 0
    }

    /// Everything is answered, and the client has not taken all of it.
    var isUntaken: Bool {
        unanswered == 0 && untaken > 0
    }

    /// An answer to the request whose body is coming can still be given.
    var canAnswerBody: Bool {
        isReading && unanswered == 1 && !isAnswerStarted
    }

    /// Everything is answered and taken, and nothing more may come.
    var isDone: Bool {
        isEnding && unanswered == 0 && untaken == 0 && (!isReading || isOver)
    }

    /// Bytes, before they are decoded.
    mutating func receivedBytes(_ count: Int) -> Action {
        guard !isOver else {
            dropped += count
            return dropped > leftoverLimit ? .close(.leftover) : .drop
        }
        guard undecoded <= undecodedLimit else {
            return .close(.headTooLarge)
        }
        undecoded += count
        return .pass
    }

    mutating func receivedHead(_ fields: HTTPFields, method: HTTPRequest.Method = .get) -> Action {
        undecoded = 0
        guard !isEnding else {
            isOver = true
            return .drop
        }
        isNew = false
        isReading = true
        isAnswerStarted = isAnswerStarted && unanswered > 0
        unanswered += 1
        dropped = 0
        let connection = fields[.connection]?.lowercased() ?? ""
        // After an upgrade the decoder makes nothing of what comes, and nobody here takes another protocol.
        if connection.contains("close") || connection.contains("upgrade") || method == .connect {
            isEnding = true
        }
        let declared = fields[.contentLength].flatMap { Int($0) } ?? 0
        let expects = fields[.expect]?.lowercased() == "100-continue"
        return expects && declared <= bodyLimit && unanswered == 1 ? .sayContinue : .pass
    }

    mutating func receivedBody(_ count: Int) -> Action {
        undecoded = 0
        guard !isOver else {
            return .drop
        }
        guard isDropping else {
            return .pass
        }
        dropped += count
        return dropped > leftoverLimit ? .close(.leftover) : .drop
    }

    mutating func receivedEnd() -> Action {
        undecoded = 0
        guard !isOver else {
            return .drop
        }
        isReading = false
        return .pass
    }

    /// What comes cannot be read, or comes too slowly: only what is under way is still answered.
    mutating func breakOff() {
        isOver = true
        isEnding = true
        isReading = false
    }

    /// The connection ends with what is under way.
    mutating func end() {
        isEnding = true
    }

    mutating func sentHead(_ fields: HTTPFields) {
        isAnswerStarted = true
        if fields[.connection]?.lowercased() == "close" {
            isEnding = true
        }
    }

    mutating func sentEnd() {
        unanswered -= 1
        untaken += 1
        isAnswerStarted = false
    }

    /// An answer of the connection itself, such as 408: to no request, or to one that never became one.
    mutating func sentRefusal() {
        breakOff()
        isRefused = true
        untaken += 1
    }

    mutating func answerTaken() {
        untaken -= 1
    }

    mutating func part() {
        isParting = true
    }
}
