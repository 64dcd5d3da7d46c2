extension JSONReader {
    mutating func readArray() throws(JSONSyntaxError) -> [JSONValue] {
        var elements: [JSONValue] = []
        try readElements { reader throws(JSONSyntaxError) in
            elements.append(try reader.readValue())
        }
        return elements
    }

    mutating func readObject() throws(JSONSyntaxError) -> JSONObject {
        let start = position
        var members: [JSONObject.Member] = []
        // Most objects are small: this spares them growing in three steps.
        members.reserveCapacity(4)
        try readMembers { key, reader throws(JSONSyntaxError) in
            members.append((key, try reader.readValue()))
        }
        guard !JSONKeys.containDuplicate(members) else {
            throw problem("two members of this object have the same name", at: start)
        }
        return JSONObject(unique: members)
    }

    /// Calls `element` at the first byte of each element; it must leave `position` behind the element.
    @inline(__always)
    mutating func readElements(
        _ element: (inout JSONReader) throws(JSONSyntaxError) -> Void
    ) throws(JSONSyntaxError) {
        try open()
        if skip(UInt8(ascii: "]")) {
            close()
            return
        }
        while true {
            try element(&self)
            skipWhitespace()
            if skip(UInt8(ascii: "]")) {
                close()
                return
            }
            guard skip(UInt8(ascii: ",")) else {
                throw problem("expected ',' or ']'")
            }
            skipWhitespace()
        }
    }

    /// Calls `member` with each name, at the first byte of its value.
    @inline(__always)
    mutating func readMembers(
        _ member: (String, inout JSONReader) throws(JSONSyntaxError) -> Void
    ) throws(JSONSyntaxError) {
        try open()
        if skip(UInt8(ascii: "}")) {
            close()
            return
        }
        while true {
            guard next == UInt8(ascii: "\"") else {
                throw problem("expected a member's name")
            }
            let name = try readString()
            skipWhitespace()
            guard skip(UInt8(ascii: ":")) else {
                throw problem("expected ':'")
            }
            skipWhitespace()
            try member(name, &self)
            skipWhitespace()
            if skip(UInt8(ascii: "}")) {
                close()
                return
            }
            guard skip(UInt8(ascii: ",")) else {
                throw problem("expected ',' or '}'")
            }
            skipWhitespace()
        }
    }

    private mutating func open() throws(JSONSyntaxError) {
        guard depth < maximumDepth else {
            throw problem("nested deeper than \(maximumDepth) levels")
        }
        depth += 1
        position += 1
        skipWhitespace()
    }

    private mutating func close() {
        depth -= 1
    }
}
