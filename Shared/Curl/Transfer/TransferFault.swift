/// Why a request has no answer.
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
    /// Something answered that is not acceptable HTTP/1.1.
    case invalidAnswer
    /// The target policy forbids every address of the host.
    case targetRefused
    case invalidURL
    /// A header or the method cannot be sent as given.
    case invalidRequest
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
        case .invalidAnswer: "The answer was not valid HTTP."
        case .targetRefused: "The target's address is not allowed."
        case .invalidURL: "The URL is not a usable http or https URL."
        case .invalidRequest: "The request's method or headers cannot be sent."
        case .cancelled: "The request was cancelled."
        case .closed: "The HTTP client is shut down."
        case .other(let code): "The transfer failed (libcurl error \(code))."
        }
    }
}
