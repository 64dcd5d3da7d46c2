import InternetAddress

extension IPAddress {
    /// The IPv4 address that a translator or tunnel would talk to: NAT64 (RFC 6052), 6to4 (RFC 3056) and the obsolete
    /// IPv4-compatible form (RFC 4291 section 2.5.5.1).
    var embeddedVersion4: IPAddress? {
        if AddressRange.nat64.contains(self) {
            return IPAddress(version4: bytes[12...])
        }
        // "::" and "::1" share the prefix of the IPv4-compatible form and are something else.
        if AddressRange.version4Compatible.contains(self), !bytes[12..<15].allSatisfy({ $0 == 0 }) {
            return IPAddress(version4: bytes[12...])
        }
        if AddressRange.sixToFour.contains(self) {
            return IPAddress(version4: bytes[2..<6])
        }
        return nil
    }
}
