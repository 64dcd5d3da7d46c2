import FoundationEssentials
import JSONRPC
import UserContract

/// The contract's own kinds of values.
extension ParamType where Value == UUID {
    /// Any letter case.
    static var uuid: ParamType {
        ParamType<String>.string.map { text throws(ParamFault) in
            guard let id = UUID(text: text) else {
                throw ParamFault("must be a UUID such as 019cf2a1-7c2e-7b1a-9d3f-2a6c1e5b8f04")
            }
            return id
        }
    }
}

extension ParamType where Value == Timestamp {
    static var timestamp: ParamType {
        ParamType<String>.string.map { text throws(ParamFault) in
            guard let time = Timestamp(rfc3339: text) else {
                throw ParamFault("must be an RFC 3339 time such as 2026-03-15T15:47:00Z")
            }
            return time
        }
    }
}

extension ParamType {
    /// A string that one of the contract's text types takes.
    static func text(_ make: @escaping @Sendable (String) throws(TextProblem) -> Value) -> ParamType {
        ParamType<String>.string.map { text throws(ParamFault) in
            do throws(TextProblem) {
                return try make(text)
            } catch {
                throw ParamFault(error.description)
            }
        }
    }
}

extension ParamType where Value == String {
    /// One line of text, kept as it is given.
    static func line(upTo limit: Int) -> ParamType {
        ParamType<String>.string.map { text throws(ParamFault) in
            guard (1...limit).contains(text.unicodeScalars.count) else {
                throw ParamFault("must have 1 to \(limit) characters")
            }
            guard text.unicodeScalars.allSatisfy({ $0.properties.generalCategory != .control }) else {
                throw ParamFault("must not contain control characters or line breaks")
            }
            return text
        }
    }
}
