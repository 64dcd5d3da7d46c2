import HTTPTypes

/// The state machine of ``RequestFlowHandler``.
struct RequestFlow {
    enum Action: Equatable {
        case pass
        case sayContinue
        case drop
        case close
    }

    private let bodyLimit: Int
    private let drainLimit: Int
    /// Requests whose body is still coming minus those answered: an answer may precede the end of its request.
    private var isReading = false
    private var unanswered = 0
    private var dropped = 0

    init(bodyLimit: Int, drainLimit: Int) {
        self.bodyLimit = bodyLimit
        self.drainLimit = drainLimit
    }

    /// The answer is written and its request is still coming.
    var isDraining: Bool {
        isReading && unanswered == 0
    }

    mutating func receivedHead(_ fields: HTTPFields) -> Action {
        isReading = true
        unanswered += 1
        dropped = 0
        let declared = fields[.contentLength].flatMap { Int($0) } ?? 0
        let expects = fields[.expect]?.lowercased() == "100-continue"
        return expects && declared <= bodyLimit && unanswered == 1 ? .sayContinue : .pass
    }

    mutating func receivedBody(_ count: Int) -> Action {
        guard isDraining else {
            return .pass
        }
        dropped += count
        return dropped > drainLimit ? .close : .drop
    }

    mutating func receivedEnd() -> Action {
        isReading = false
        return .pass
    }

    mutating func sentEnd() {
        unanswered -= 1
    }
}
