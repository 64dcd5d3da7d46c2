import CLibCurl
import InternetAddress

/// A URL taken apart by libcurl itself: what is judged here is what libcurl will connect to.
public struct TargetURL: Sendable, Hashable {
    private static let mailSchemes: Set<String> = ["smtp", "smtps"]
    private static let schemes = mailSchemes.union(["http", "https"])

    public let scheme: String
    /// Lower case; IPv6 without brackets; odd spellings of IPv4 (`0x7f.1`, `2130706433`) in the usual form.
    public let host: String
    /// The scheme's own port when the URL names none.
    public let port: Int
    public let path: String
    public let hasCredentials: Bool

    public init(_ text: String) throws(TargetProblem) {
        // Control characters also keep out NUL, at which C would stop reading.
        guard text.utf8.count <= 2_048, text.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7F }) else { throw .notAURL }
        guard let parsed = curl_url() else { preconditionFailure("out of memory") }
        defer { curl_url_cleanup(parsed) }
        switch curl_url_set(parsed, CURLUPART_URL, text, 0) {
        case CURLUE_OK: break
        case CURLUE_UNSUPPORTED_SCHEME: throw .scheme
        default: throw .notAURL
        }
        guard let scheme = Self.part(parsed, CURLUPART_SCHEME) else { throw .notAURL }
        guard Self.schemes.contains(scheme) else { throw .scheme }
        guard var host = Self.part(parsed, CURLUPART_HOST), !host.isEmpty,
            let port = Self.part(parsed, CURLUPART_PORT, flags: UInt32(CURLU_DEFAULT_PORT)).flatMap({ Int($0) })
        else { throw .notAURL }
        if host.hasPrefix("["), host.hasSuffix("]") { host = String(host.dropFirst().dropLast()) }
        self.scheme = scheme
        self.host = host.lowercased()
        self.port = port
        path = Self.part(parsed, CURLUPART_PATH) ?? "/"
        hasCredentials =
            Self.part(parsed, CURLUPART_USER) != nil || Self.part(parsed, CURLUPART_PASSWORD) != nil
    }

    /// Whether it names an SMTP server, and not an HTTP receiver.
    public var isMail: Bool { Self.mailSchemes.contains(scheme) }

    /// Whether what is sent there stays on this machine. libcurl resolves `localhost` itself, without asking anybody.
    public var isLoopback: Bool {
        host == "localhost" || IPAddress(host).map { AddressRange.isLoopback($0) } ?? false
    }

    /// Fit for logs: without credentials, query and fragment, where secrets like to live.
    public var withoutSecrets: String {
        "\(scheme)://\(host.contains(":") ? "[\(host)]" : host):\(port)\(path)"
    }

    private static func part(_ url: OpaquePointer, _ what: CURLUPart, flags: UInt32 = 0) -> String? {
        var text: UnsafeMutablePointer<CChar>?
        guard curl_url_get(url, what, &text, flags) == CURLUE_OK, let text else { return nil }
        defer { curl_free(text) }
        return String(cString: text)
    }
}
