import InternetAddress

/// `Forwarded` (RFC 7239, section 4): `for=192.0.2.1;proto=https, for="[2001:db8::1]:4711"`.
enum ForwardedHeader {
    /// One entry an element, nil where its `for` is missing, hidden or ill-formed.
    static func addresses(_ value: String) -> [IPAddress?] {
        guard let elements = split(value[...], at: ",") else {
            // A quote that does not end: where it began cannot be told, so nothing of this line can be believed.
            return [nil]
        }
        // RFC 9110, section 5.6.1: empty elements of a list do not count.
        return elements.filter { !$0.isEmpty }.map(address)
    }

    private static func address(_ element: Substring) -> IPAddress? {
        var node: Substring?
        for pair in split(element, at: ";") ?? [] where !pair.isEmpty {
            guard let equals = pair.firstIndex(of: "="), HeaderText.isToken(pair[..<equals]),
                let value = unquoted(pair[pair.index(after: equals)...])
            else {
                return nil
            }
            guard pair[..<equals].lowercased() == "for" else {
                continue
            }
            guard node == nil else {
                return nil
            }
            node = value
        }
        return node.flatMap { ForwardedNode.address($0, takesBareVersion6: false) }
    }

    /// The parts between the separators that stand outside of quotes, without white space around them.
    private static func split(_ text: Substring, at separator: Unicode.Scalar) -> [Substring]? {
        var parts: [Substring] = []
        var start = text.startIndex
        var isQuoted = false
        var isEscaped = false
        let scalars = text.unicodeScalars
        for index in scalars.indices {
            let scalar = scalars[index]
            if isEscaped {
                isEscaped = false
            } else if isQuoted && scalar == "\\" {
                isEscaped = true
            } else if scalar == "\"" {
                isQuoted.toggle()
            } else if !isQuoted && scalar == separator {
                parts.append(HeaderText.trimmed(text[start..<index]))
                start = scalars.index(after: index)
            }
        }
        parts.append(HeaderText.trimmed(text[start...]))
        return isQuoted ? nil : parts
    }

    /// Whether a quote ends the string before its end.
    private static func endsInside(_ inner: Substring) -> Bool {
        var isEscaped = false
        for scalar in inner.unicodeScalars {
            if scalar == "\"", !isEscaped {
                return true
            }
            isEscaped = scalar == "\\" && !isEscaped
        }
        return isEscaped
    }

    /// A token as it is, the inside of a quoted string; an address needs no escapes, so none are resolved.
    private static func unquoted(_ value: Substring) -> Substring? {
        guard value.first == "\"" else {
            // Laxer than a token: an address with a port must be quoted, and often is not.
            return value.contains("\"") || value.contains(where: \.isWhitespace) ? nil : value
        }
        let inner = value.dropFirst().dropLast()
        let isWhole = value.unicodeScalars.count > 1 && value.last == "\"" && !endsInside(inner)
        return isWhole ? inner : nil
    }
}
