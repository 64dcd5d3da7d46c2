/// One HTTP/1.1 request as it goes on the wire, and the bounds within which its answer must come.
public struct HTTPTransferRequest: Sendable {
    public var method: String
    /// Absolute `http:` or `https:` URL without credentials.
    public var url: String
    /// Sent in this order. Neither names nor values may hold line breaks or NUL.
    public var headers: [(String, String)]
    public var body: [UInt8]
    /// From hand-over to the last byte of the answer, name resolution included.
    public var timeout: Duration
    /// Name resolution, TCP and TLS together.
    public var connectTimeout: Duration
    /// The answer's body is kept up to here; a longer one is cut and the connection closed.
    public var maximumResponseBytes: Int
    public var policy: TargetPolicy
    /// PEM file of the authorities to trust instead of the system's.
    public var caFile: String?
    /// PEM file with the client's certificate and its private key.
    public var clientCertificateFile: String?

    public init(
        method: String = "POST", url: String, headers: [(String, String)] = [], body: [UInt8] = [],
        timeout: Duration = .seconds(15), connectTimeout: Duration = .seconds(3), maximumResponseBytes: Int = 65_536,
        policy: TargetPolicy = .any, caFile: String? = nil, clientCertificateFile: String? = nil
    ) {
        self.method = method
        self.url = url
        self.headers = headers
        self.body = body
        self.timeout = timeout
        self.connectTimeout = connectTimeout
        self.maximumResponseBytes = maximumResponseBytes
        self.policy = policy
        self.caFile = caFile
        self.clientCertificateFile = clientCertificateFile
    }
}
