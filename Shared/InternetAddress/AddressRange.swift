/// A block of addresses in CIDR notation (RFC 4632, RFC 4291 section 2.3).
public struct AddressRange: Sendable, Hashable {
    private let base: IPAddress
    /// Counted on the 16-byte form: an IPv4 prefix of n bits is 96 + n here.
    private let prefixBits: Int

    /// `10.0.0.0/8`, `fd00::/8`; a bare address is a block of one. Bits beyond the prefix are ignored.
    public init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count <= 2, let first = parts.first, let base = IPAddress(String(first)) else { return nil }
        // "::ffff:10.0.0.0/104" counts all 128 bits, "10.0.0.0/8" only the last 32.
        let offset = first.contains(":") ? 0 : 96
        var prefix = 128 - offset
        if parts.count == 2 {
            guard let given = Int(parts[1]), parts[1].utf8.allSatisfy({ (0x30...0x39).contains($0) }),
                (0...prefix).contains(given)
            else { return nil }
            prefix = given
        }
        self.base = base
        prefixBits = offset + prefix
    }

    /// For constants.
    package init(known text: StaticString) {
        guard let range = AddressRange("\(text)") else { preconditionFailure("\(text) is no address range") }
        self = range
    }

    public func contains(_ address: IPAddress) -> Bool {
        let whole = prefixBits / 8
        guard address.bytes[..<whole] == base.bytes[..<whole] else { return false }
        let rest = prefixBits % 8
        guard rest > 0 else { return true }
        let mask = ~(UInt8.max >> UInt8(rest))
        return address.bytes[whole] & mask == base.bytes[whole] & mask
    }
}
