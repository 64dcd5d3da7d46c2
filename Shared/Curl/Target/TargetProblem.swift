/// Why a URL cannot be a target.
public enum TargetProblem: Error, Sendable, Hashable, CustomStringConvertible {
    case notAURL
    case scheme
    case credentials
    case forbiddenAddress

    /// Completes the sentence "The URL …".
    public var description: String {
        switch self {
        case .notAURL: "must be an absolute URL of at most 2,048 characters"
        case .scheme: "must begin with http:, https:, smtp: or smtps:"
        case .credentials: "must not contain a user name or password"
        case .forbiddenAddress: "must not point to a link-local, multicast, loopback or private address"
        }
    }
}
