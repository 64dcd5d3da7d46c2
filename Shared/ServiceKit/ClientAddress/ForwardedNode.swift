import InternetAddress

/// A node of RFC 7239, section 6: `192.0.2.1`, `192.0.2.1:80`, `[2001:db8::1]`, `[2001:db8::1]:80`.
enum ForwardedNode {
    /// Nil for `unknown`, hidden names such as `_proxy`, and what is ill-formed.
    /// - Parameter takesBareVersion6: IPv6 may also stand without brackets, and then without a port.
    static func address(_ node: Substring, takesBareVersion6: Bool) -> IPAddress? {
        guard let first = node.first else {
            return nil
        }
        if first == "[" {
            guard let close = node.firstIndex(of: "]"), isPort(node[node.index(after: close)...]) else {
                return nil
            }
            let inner = node[node.index(after: node.startIndex)..<close]
            return inner.contains(":") ? literal(inner) : nil
        }
        if takesBareVersion6, node.count(where: { $0 == ":" }) > 1 {
            return literal(node)
        }
        let name = node.prefix { $0 != ":" }
        return isPort(node[name.endIndex...]) ? literal(name) : nil
    }

    /// Only what an address is written with: no zone, which means something on another machine alone.
    private static func literal(_ text: Substring) -> IPAddress? {
        text.utf8.allSatisfy { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ":") || isHexDigit($0) }
            ? IPAddress(String(text)) : nil
    }

    /// Nothing, `:` with one to five digits, or `:_` with a hidden port's name.
    private static func isPort(_ text: Substring) -> Bool {
        guard text.first == ":" else {
            return text.isEmpty
        }
        let port = text.dropFirst()
        if port.first == "_" {
            return HeaderText.isToken(port.dropFirst())
        }
        return (1...5).contains(port.utf8.count) && UInt16(port) != nil
            && port.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }

    private static func isHexDigit(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"),
            UInt8(ascii: "A")...UInt8(ascii: "F"):
            true
        default: false
        }
    }
}
