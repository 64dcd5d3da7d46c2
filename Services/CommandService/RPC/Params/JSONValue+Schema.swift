import JSON

extension JSONValue {
    /// JSON Schema of an integer within bounds.
    static func integer(in range: ClosedRange<Int64>, default fallback: Int64) -> JSONValue {
        [
            "type": "integer", "minimum": .integer(range.lowerBound), "maximum": .integer(range.upperBound),
            "default": .integer(fallback),
        ]
    }
}
