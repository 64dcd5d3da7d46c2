/// Why a request, or a mail, has no answer.
public enum TransferFault: Error, Sendable, Hashable {
    case nameResolution
    /// Refused or unreachable.
    case connection
    /// Handshake, certificate or TLS configuration.
    case tls
    /// `timeout` or `connectTimeout` passed.
    case timeout
    /// The connection ended before the whole answer had come.
    case reset
    /// Something answered that is not acceptable HTTP/1.1 or SMTP.
    case invalidAnswer
    /// The target policy forbids every address of the host.
    case targetRefused
    case invalidURL
    /// A header, the method or an address of a mail cannot be sent as given.
    case invalidRequest
    /// The mail server does not offer the encryption that is required.
    case encryptionNotOffered
    /// The mail server offers no way to log in that we know.
    case loginNotOffered
    /// The mail server does not take addresses with other characters than ASCII before the @ (RFC 6531).
    case internationalAddress
    /// The calling task was cancelled; the request may have arrived.
    case cancelled
    /// The driver is shut down; the request may have arrived.
    case closed
    /// A libcurl error code that none of the above describes.
    case other(code: Int)
}

extension TransferFault: CustomStringConvertible {
    /// A sentence for people, without the URL.
    public var description: String {
        switch self {
        case .nameResolution: "The host name could not be resolved."
        case .connection: "The connection could not be made."
        case .tls: "The TLS connection failed or the certificate was not accepted."
        case .timeout: "No complete answer came in time."
        case .reset: "The connection ended before the answer was complete."
        case .invalidAnswer: "The answer did not follow the protocol."
        case .targetRefused: "The target's address is not allowed."
        case .invalidURL: "The URL is not usable for this."
        case .invalidRequest: "The request's method, headers or addresses cannot be sent."
        case .encryptionNotOffered: "The mail server does not offer encryption, which is required."
        case .loginNotOffered: "The mail server offers no way to log in that is supported (PLAIN, LOGIN)."
        case .internationalAddress: "The mail server does not take addresses with non-ASCII characters (SMTPUTF8)."
        case .cancelled: "The request was cancelled."
        case .closed: "The client is shut down."
        case .other(let code): "The transfer failed (libcurl error \(code))."
        }
    }
}
