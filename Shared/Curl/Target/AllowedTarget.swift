public import InternetAddress

/// One entry of the list of private targets that are allowed after all.
public enum AllowedTarget: Sendable, Hashable {
    case range(AddressRange)
    /// The host as it stands in the URL, in lower case, IPv6 without brackets.
    case endpoint(host: String, port: Int)

    /// A CIDR block, an address, or `host:port` (`[::1]:8081` for IPv6).
    public init?(_ text: String) {
        if let range = AddressRange(text) {
            self = .range(range)
            return
        }
        guard let colon = text.lastIndex(of: ":"), let port = Int(text[text.index(after: colon)...]),
            (1...65_535).contains(port)
        else { return nil }
        var host = text[..<colon]
        if host.hasPrefix("["), host.hasSuffix("]") {
            host = host.dropFirst().dropLast()
        } else if host.contains(":") {
            return nil
        }
        guard !host.isEmpty else { return nil }
        self = .endpoint(host: host.lowercased(), port: port)
    }
}
