import InternetAddress

/// The special-purpose blocks (RFC 6890 and the IANA registries) and where the cloud providers' metadata services live.
extension AddressRange {
    static let nat64 = AddressRange(known: "64:ff9b::/96")
    static let sixToFour = AddressRange(known: "2002::/16")
    static let version4Compatible = AddressRange(known: "::/96")
    private static let loopback = [AddressRange(known: "127.0.0.0/8"), AddressRange(known: "::1")]

    static func isLoopback(_ address: IPAddress) -> Bool {
        loopback.contains { $0.contains(address) }
    }

    /// Nobody's webhook receiver, whatever is listed.
    static let alwaysForbidden: [AddressRange] = [
        // Unspecified, "this network"
        AddressRange(known: "0.0.0.0/8"), AddressRange(known: "::"),
        // Link-local, with most clouds' metadata service
        AddressRange(known: "169.254.0.0/16"), AddressRange(known: "fe80::/10"), AddressRange(known: "fec0::/10"),
        // Metadata services elsewhere: Alibaba, Oracle, Amazon over IPv6
        AddressRange(known: "100.100.100.200"), AddressRange(known: "192.0.0.192"),
        AddressRange(known: "fd00:ec2::254"),
        // Multicast, reserved, broadcast
        AddressRange(known: "224.0.0.0/4"), AddressRange(known: "240.0.0.0/4"), AddressRange(known: "ff00::/8"),
        // Discard-only, Teredo and other tunnels whose inner address is not ours to judge
        AddressRange(known: "100::/64"), AddressRange(known: "2001::/32"), AddressRange(known: "64:ff9b:1::/48"),
    ]

    /// Forbidden unless listed: loopback, private, shared (RFC 6598), protocol assignments, benchmarks, documentation.
    static let privateByDefault: [AddressRange] = [
        AddressRange(known: "127.0.0.0/8"), AddressRange(known: "::1"),
        AddressRange(known: "10.0.0.0/8"), AddressRange(known: "172.16.0.0/12"), AddressRange(known: "192.168.0.0/16"),
        AddressRange(known: "fc00::/7"),
        AddressRange(known: "100.64.0.0/10"), AddressRange(known: "192.0.0.0/24"), AddressRange(known: "198.18.0.0/15"),
        AddressRange(known: "192.0.2.0/24"), AddressRange(known: "198.51.100.0/24"),
        AddressRange(known: "203.0.113.0/24"),
        AddressRange(known: "192.88.99.0/24"), AddressRange(known: "2001:db8::/32"),
    ]
}
