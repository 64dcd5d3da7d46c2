/// Why a request is not taken for authentic.
public enum WebhookSignatureProblem: Error, Sendable, Hashable, CustomStringConvertible {
    /// The header that is not there.
    case missing(String)

    case invalidID
    case invalidTimestamp
    case tooOld
    case tooNew
    case noMatch

    public var description: String {
        switch self {
        case .missing(let header): "`\(header)` is missing"
        case .invalidID: "`\(WebhookHeader.id)` must not be empty or contain a full stop"
        case .invalidTimestamp: "`\(WebhookHeader.timestamp)` must be unix seconds"
        case .tooOld: "`\(WebhookHeader.timestamp)` is too old"
        case .tooNew: "`\(WebhookHeader.timestamp)` lies in the future"
        case .noMatch: "no signature in `\(WebhookHeader.signature)` fits the request"
        }
    }
}
