public import Curl

/// Why a service did not do what it was asked for. The descriptions are clauses to be put into a sentence.
public enum ServiceClientProblem: Error, Sendable, CustomStringConvertible {
    case unreachable(service: String, TransferFault)
    case refused(service: String, status: Int, String)
    /// An answer that is not the contract's.
    case unexpected(service: String)
    /// The file of the bearer token is missing or empty.
    case noToken

    /// Whether it may be another matter a moment later.
    public var mayPass: Bool {
        switch self {
        case .unreachable, .noToken: true
        case .refused(_, let status, _): status >= 500 || status == 429
        case .unexpected: false
        }
    }

    /// The HTTP status of a refusal.
    public var status: Int? {
        if case .refused(_, let status, _) = self { status } else { nil }
    }

    public var description: String {
        switch self {
        case .unreachable(let service, let fault): "\(service) cannot be asked: \(fault)"
        case .refused(let service, let status, let sentence): "\(service) refused (\(status)): \(sentence)"
        case .unexpected(let service): "what answered is not this program's \(service.droppingArticle)"
        case .noToken: "the file of the bearer token cannot be read or is empty"
        }
    }
}

extension String {
    fileprivate var droppingArticle: String { hasPrefix("the ") ? String(dropFirst(4)) : self }
}
