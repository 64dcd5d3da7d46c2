/// Where a service listens.
public struct ListenAddress: Sendable, Hashable {
    public let host: String
    /// 0 lets the system choose.
    public let port: Int

    public init(host: String, port: Int) {
        self.host = host
        self.port = port
    }

    /// From the options of ``ServiceOption/listening(port:)``.
    ///
    /// - Throws: ``ConfigurationProblem`` when `development` is on and the host is not a loopback address.
    public init(_ settings: ServiceSettings) throws(ConfigurationProblem) {
        self.init(host: try settings.text("host"), port: try settings.integer("port", in: 0...65_535))
        if try settings.flag("development"), !isLoopback {
            throw ConfigurationProblem(
                "with --development only a loopback address may be listened on: set host to 127.0.0.1 or drop --development"
            )
        }
    }

    public var isLoopback: Bool {
        if host == "localhost" || host == "::1" {
            return true
        }
        let parts = host.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil }
    }

    /// As in a URL: an IPv6 address in brackets.
    public var urlHost: String {
        host.contains(":") ? "[\(host)]" : host
    }
}
