/// Why a text was refused, as the end of a sentence that begins with the param's name. Never quotes the text.
public enum TextProblem: Error, Sendable, Hashable, CustomStringConvertible {
    case empty
    case tooManyCharacters(limit: Int)
    case tooManyBytes(limit: Int)
    case controlCharacter
    case bidirectionalOverride
    case noncharacter
    case whitespace
    case atSigns
    case emptyLocalPart
    case domain
    case languageTag

    public var description: String {
        switch self {
        case .empty: "must not be empty"
        case .tooManyCharacters(let limit): "must have at most \(limit) characters"
        case .tooManyBytes(let limit): "must have at most \(limit) bytes in UTF-8"
        case .controlCharacter: "must not contain control characters or line breaks"
        case .bidirectionalOverride: "must not contain characters that override the text direction"
        case .noncharacter: "must not contain Unicode noncharacters"
        case .whitespace: "must not contain spaces"
        case .atSigns: "must have exactly one @"
        case .emptyLocalPart: "must have something before the @"
        case .domain: "must have a domain with at least one dot after the @, such as example.com"
        case .languageTag: "must be a language tag as in BCP 47, such as en or de-CH"
        }
    }
}
