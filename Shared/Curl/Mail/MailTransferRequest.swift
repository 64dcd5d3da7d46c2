/// One mail to one SMTP server, and the bounds within which it must be taken.
public struct MailTransferRequest: Sendable {
    /// Absolute `smtp:` or `smtps:` URL without credentials. A path is the name that we give in EHLO; without one it is the
    /// machine's.
    public var url: String
    public var sender: MailAddress
    /// At least one.
    public var recipients: [MailAddress]
    public var content: MailContent
    public var credentials: MailCredentials?
    /// For `smtp:`; an `smtps:` connection is encrypted from the start.
    public var encryption: MailEncryption
    /// From hand-over to the server's last answer, name resolution included.
    public var timeout: Duration
    public var policy: TargetPolicy
    /// PEM file of the authorities to trust instead of the system's.
    public var caFile: String?
    /// PEM file with the client's certificate and its private key.
    public var clientCertificateFile: String?

    public init(
        url: String, sender: MailAddress, recipients: [MailAddress], content: MailContent,
        credentials: MailCredentials? = nil, encryption: MailEncryption = .opportunistic,
        timeout: Duration = .seconds(60), policy: TargetPolicy = .any,
        caFile: String? = nil, clientCertificateFile: String? = nil
    ) {
        self.url = url
        self.sender = sender
        self.recipients = recipients
        self.content = content
        self.credentials = credentials
        self.encryption = encryption
        self.timeout = timeout
        self.policy = policy
        self.caFile = caFile
        self.clientCertificateFile = clientCertificateFile
    }

    /// Whether the server must know SMTPUTF8.
    var hasInternationalAddress: Bool { ([sender] + recipients).contains(where: \.isInternational) }

    /// Whether everything can go on the wire as it is.
    var isFit: Bool { !recipients.isEmpty && content.headers.allSatisfy(\.isFit) && credentials?.isFit ?? true }
}
