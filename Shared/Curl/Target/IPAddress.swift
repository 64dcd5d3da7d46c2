import Glibc

/// An IPv4 or IPv6 address as 16 bytes; IPv4 in its IPv4-mapped form, so that both are judged by one rule.
public struct IPAddress: Sendable, Hashable {
    let bytes: [UInt8]

    static let mappedPrefix: [UInt8] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF]

    private init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    private init(version4: some Sequence<UInt8>) {
        bytes = Self.mappedPrefix + version4
    }

    /// The standard text forms only (`192.0.2.1`, `2001:db8::1`), optionally with a zone, which is ignored.
    public init?(_ text: String) {
        let bare = String(text.prefix { $0 != "%" })
        var four = in_addr()
        var six = in6_addr()
        if inet_pton(AF_INET, bare, &four) == 1 {
            self.init(version4: withUnsafeBytes(of: four) { Array($0) })
        } else if inet_pton(AF_INET6, bare, &six) == 1 {
            self.init(bytes: withUnsafeBytes(of: six) { Array($0) })
        } else {
            return nil
        }
    }

    /// Reads a `sockaddr_in` or `sockaddr_in6`; nil for any other family.
    init?(_ socketAddress: UnsafeRawPointer) {
        switch Int32(socketAddress.loadUnaligned(as: sa_family_t.self)) {
        case AF_INET:
            let address = socketAddress.loadUnaligned(as: sockaddr_in.self).sin_addr
            self.init(version4: withUnsafeBytes(of: address) { Array($0) })
        case AF_INET6:
            let address = socketAddress.loadUnaligned(as: sockaddr_in6.self).sin6_addr
            self.init(bytes: withUnsafeBytes(of: address) { Array($0) })
        default:
            return nil
        }
    }

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
