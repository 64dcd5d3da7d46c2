extension JSONValue {
    /// A number from an integer that is not a literal.
    public static func integer(_ value: Int64) -> JSONValue {
        .number(JSONNumber(value))
    }

    /// Minified JSON, members in their order, numbers as the tokens they came as.
    public func serialized() -> [UInt8] {
        var writer = JSONWriter()
        writer.value(self)
        return writer.bytes
    }

    /// `serialized()` as a string.
    public var text: String {
        String(decoding: serialized(), as: UTF8.self)
    }
}
