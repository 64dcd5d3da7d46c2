import Glibc

/// An IPv4 or IPv6 address as 16 bytes; IPv4 in its IPv4-mapped form, so that both are judged by one rule.
public struct IPAddress: Sendable, Hashable, CustomStringConvertible {
    package let bytes: [UInt8]

    private static let mappedPrefix: [UInt8] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF]

    private init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// - Parameter version4: its four bytes.
    package init(version4: some Sequence<UInt8>) {
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
    package init?(_ socketAddress: UnsafeRawPointer) {
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

    /// The form of RFC 5952; an IPv4 address, also one that came in its IPv4-mapped form, as a dotted quad.
    public var description: String {
        guard !isVersion4 else {
            return bytes[12...].map { String($0) }.joined(separator: ".")
        }
        var text = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
        inet_ntop(AF_INET6, bytes, &text, socklen_t(text.count))
        return String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    private var isVersion4: Bool {
        bytes.starts(with: Self.mappedPrefix)
    }
}
