/// Why a text is no webhook secret.
public enum WebhookSecretProblem: Error, Sendable, Hashable, CustomStringConvertible {
    case notBase64

    /// How many bytes it may have.
    case size(ClosedRange<Int>)

    public var description: String {
        switch self {
        case .notBase64: "must be `whsec_` followed by base64"
        case .size(let sizes): "must hold \(sizes.lowerBound) to \(sizes.upperBound) bytes after `whsec_`"
        }
    }
}
