/// Strict RFC 8259: one value, UTF-8 without a byte order mark, no trailing text.
///
/// Where the RFC leaves a choice, this refuses: duplicate keys (compared after unescaping), lone surrogates,
/// nesting deeper than asked for. `\u0000` inside a string is legal JSON and passes.
public enum JSONParser {
    /// - Parameter maximumDepth: how many arrays and objects may be open at once; 512 at most, for the stack's sake.
    public static func parse(_ bytes: [UInt8], maximumDepth: Int = 64) throws(JSONSyntaxError) -> JSONValue {
        try bytes.withUnsafeBufferPointer { buffer throws(JSONSyntaxError) in
            var reader = JSONReader(buffer, maximumDepth: min(maximumDepth, 512))
            reader.skipWhitespace()
            let value = try reader.readValue()
            try reader.expectEnd()
            return value
        }
    }
}
