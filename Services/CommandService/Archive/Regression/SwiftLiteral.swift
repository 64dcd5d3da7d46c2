/// A text as a Swift string literal that reads as what it is: nothing that is invisible, moves the cursor or turns the
/// direction stands there as itself.
enum SwiftLiteral {
    static func text(_ text: String) -> String {
        var literal = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": literal += "\\\""
            // Escaped, it cannot begin an interpolation either.
            case "\\": literal += "\\\\"
            case "\n": literal += "\\n"
            case "\r": literal += "\\r"
            case "\t": literal += "\\t"
            case _ where isPlain(scalar): literal.unicodeScalars.append(scalar)
            // The compiler refuses these as escapes.
            case _ where scalar.properties.isNoncharacterCodePoint:
                literal += "\\(Unicode.Scalar(\(scalar.value) as UInt32)!)"
            default: literal += "\\u{\(String(scalar.value, radix: 16))}"
            }
        }
        return literal + "\""
    }

    /// Marks are escaped too: one at the beginning would join the quotation mark.
    private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator,
            .nonspacingMark, .spacingMark, .enclosingMark:
            false
        case .spaceSeparator: scalar == " "
        default: !scalar.properties.isDefaultIgnorableCodePoint
        }
    }
}
