public import Curl

/// The mail server that the operator configured.
public struct MailRelay: Sendable, Hashable {
    public var url: String
    /// For this server alone: a subscription with another URL never gets them.
    public var credentials: MailCredentials?
    /// PEM file of the authorities to trust instead of the system's.
    public var caFile: String?

    public init(url: String, credentials: MailCredentials? = nil, caFile: String? = nil) {
        self.url = url
        self.credentials = credentials
        self.caFile = caFile
    }
}
