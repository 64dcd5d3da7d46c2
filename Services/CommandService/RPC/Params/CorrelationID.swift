import JSONRPC

/// The client's own name for what belongs together; kept as it is given.
enum CorrelationID {
    static let limit = 200

    static let paramType = ParamType<String>.string.map { text throws(ParamFault) in
        guard (1...limit).contains(text.unicodeScalars.count) else {
            throw ParamFault("must have 1 to \(limit) characters")
        }
        guard text.unicodeScalars.allSatisfy(isFit) else {
            throw ParamFault("must not contain control characters or line breaks")
        }
        return text
    }

    private static func isFit(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator: false
        default: !scalar.properties.isNoncharacterCodePoint
        }
    }
}
