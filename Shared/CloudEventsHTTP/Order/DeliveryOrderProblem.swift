/// Why a request's ordering headers were refused.
public enum DeliveryOrderProblem: Error, Sendable, Hashable, CustomStringConvertible {
    /// The header that is not there, or empty.
    case missing(String)

    case invalid(String, String)

    public var description: String {
        switch self {
        case .missing(let header): "`\(header)` is missing"
        case .invalid(let header, let problem): "`\(header)` \(problem)"
        }
    }
}
