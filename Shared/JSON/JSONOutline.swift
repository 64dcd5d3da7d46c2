/// Where the parts of a JSON text lie in its bytes, one level deep: for repeating a part exactly as it was written.
/// The same strict grammar as `JSONParser`.
public enum JSONOutline {
    public typealias Member = (key: String, source: Range<Int>)

    /// The ranges of an array's elements; nil when the value in `range` is no array.
    public static func elements(
        of bytes: [UInt8], in range: Range<Int>? = nil
    ) throws(JSONSyntaxError) -> [Range<Int>]? {
        try read(bytes, range) { reader throws(JSONSyntaxError) in
            guard reader.next == UInt8(ascii: "[") else {
                return nil
            }
            var elements: [Range<Int>] = []
            try reader.readElements { reader throws(JSONSyntaxError) in
                elements.append(try reader.rangeOfValue())
            }
            return elements
        }
    }

    /// Names and value ranges of an object's members; nil when the value in `range` is no object.
    public static func members(
        of bytes: [UInt8], in range: Range<Int>? = nil
    ) throws(JSONSyntaxError) -> [Member]? {
        try read(bytes, range) { reader throws(JSONSyntaxError) in
            guard reader.next == UInt8(ascii: "{") else {
                return nil
            }
            var members: [Member] = []
            try reader.readMembers { key, reader throws(JSONSyntaxError) in
                members.append((key, try reader.rangeOfValue()))
            }
            return members
        }
    }

    private static func read<R>(
        _ bytes: [UInt8], _ range: Range<Int>?, _ body: (inout JSONReader) throws(JSONSyntaxError) -> R?
    ) throws(JSONSyntaxError) -> R? {
        let range = (range ?? 0..<bytes.count).clamped(to: 0..<bytes.count)
        return try bytes.withUnsafeBufferPointer { buffer throws(JSONSyntaxError) in
            var reader = JSONReader(UnsafeBufferPointer(rebasing: buffer[..<range.upperBound]), maximumDepth: 512)
            reader.position = range.lowerBound
            reader.skipWhitespace()
            let result = try body(&reader)
            if result != nil {
                try reader.expectEnd()
            }
            return result
        }
    }
}

extension JSONReader {
    fileprivate mutating func rangeOfValue() throws(JSONSyntaxError) -> Range<Int> {
        let start = position
        _ = try readValue()
        return start..<position
    }
}
