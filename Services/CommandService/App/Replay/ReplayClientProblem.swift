import Curl

/// Why the Command Service did not do what it was asked for.
enum ReplayClientProblem: Error, CustomStringConvertible {
    case unreachable(TransferFault)
    case refused(status: Int, String)
    /// An answer that is not the contract's.
    case unexpected

    /// Whether it may be another matter a moment later.
    var mayPass: Bool {
        switch self {
        case .unreachable: true
        case .refused(let status, _): status >= 500 || status == 429
        case .unexpected: false
        }
    }

    var description: String {
        switch self {
        case .unreachable(let fault): "the Command Service cannot be asked: \(fault)"
        case .refused(let status, let sentence): "the Command Service refused (\(status)): \(sentence)"
        case .unexpected: "what answered is not this program's Command Service"
        }
    }
}
