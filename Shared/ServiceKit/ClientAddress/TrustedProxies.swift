public import HTTPTypes
public import InternetAddress

/// The proxies whose word on where a request came from is taken.
///
/// Anybody can write `Forwarded` (RFC 7239) and `X-Forwarded-For`. Each proxy adds the address it was asked from at the
/// right end, so they are believed from the right, as far as the chain of trusted proxies reaches.
public struct TrustedProxies: Sendable, Hashable {
    private let ranges: [AddressRange]

    /// - Parameter ranges: empty: the headers are not looked at.
    public init(_ ranges: [AddressRange] = []) {
        self.ranges = ranges
    }

    /// From the option of ``ServiceOption/proxies``.
    public init(_ settings: ServiceSettings) throws(ConfigurationProblem) {
        var ranges: [AddressRange] = []
        for text in settings.list("trusted-proxies") {
            guard let range = AddressRange(text) else {
                throw ConfigurationProblem(
                    "trusted-proxies must be IP addresses or CIDRs such as 10.0.0.0/8, separated by commas")
            }
            ranges.append(range)
        }
        self.init(ranges)
    }

    /// The last address on the way, seen from here, that is no trusted proxy's.
    ///
    /// Where the way cannot be followed further - an entry is missing, hidden or ill-formed, or all are trusted - it is
    /// the last address that was told.
    /// - Parameter peer: where the connection comes from.
    public func client(of fields: HTTPFields, peer: IPAddress) -> IPAddress {
        var client = peer
        guard trusts(peer) else {
            return client
        }
        for entry in Self.way(fields).reversed() {
            guard let entry else {
                return client
            }
            client = entry
            if !trusts(entry) {
                return client
            }
        }
        return client
    }

    private func trusts(_ address: IPAddress) -> Bool {
        ranges.contains { $0.contains(address) }
    }

    /// `Forwarded` is the standard: with it the other header, which a proxy of today may pass on unseen, does not count.
    private static func way(_ fields: HTTPFields) -> [IPAddress?] {
        let standard = fields[values: .forwarded]
        return standard.isEmpty
            ? fields[values: .xForwardedFor].flatMap(XForwardedFor.addresses)
            : standard.flatMap(ForwardedHeader.addresses)
    }
}

extension HTTPField.Name {
    fileprivate static let forwarded = HTTPField.Name("Forwarded")!
    fileprivate static let xForwardedFor = HTTPField.Name("X-Forwarded-For")!
}
