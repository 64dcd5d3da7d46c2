import HTTPTypes

/// Why a request was answered 503 before anything was done for it: the label of `http_requests_shed_total`.
enum ShedReason: String, Sendable, CaseIterable {
    /// As many requests as allowed are being answered.
    case overloaded
    /// The service is stopping.
    case draining
    /// The bodies in memory leave no room.
    case bodyMemory = "body_memory"

    var problem: Problem {
        switch self {
        case .overloaded: return .overloaded("As many requests as fit are being answered.")
        case .bodyMemory: return .overloaded("The requests being read leave no memory for another one.")
        case .draining:
            var problem = Problem.overloaded("The service is stopping.", type: "unavailable")
            problem.headers[.connection] = "close"
            return problem
        }
    }
}
