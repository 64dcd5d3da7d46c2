/// Key and value in one call. A nil value writes nothing, not `null`: an absent member is absent.
extension JSONWriter {
    public mutating func member(_ name: String, _ value: String?) {
        guard let value else {
            return
        }
        key(name)
        string(value)
    }

    public mutating func member(_ name: String, _ value: Int64?) {
        guard let value else {
            return
        }
        key(name)
        integer(value)
    }

    public mutating func member(_ name: String, _ value: Int?) {
        member(name, value.map(Int64.init))
    }

    public mutating func member(_ name: String, _ value: Bool?) {
        guard let value else {
            return
        }
        key(name)
        bool(value)
    }

    public mutating func member(_ name: String, _ value: JSONValue?) {
        guard let value else {
            return
        }
        key(name)
        self.value(value)
    }

    /// `json` is one JSON value's text, taken over verbatim.
    public mutating func member(_ name: String, raw json: (some Collection<UInt8>)?) {
        guard let json else {
            return
        }
        key(name)
        raw(json)
    }
}
