/// Why stored or received bytes are not an event that this program knows. Names fields, never their values.
public enum UserEventSchemaError: Error, Sendable, Hashable, CustomStringConvertible {
    case unknownType(String)
    case unknownVersion(Int, of: UserEventType)
    case notJSON
    case notAnObject
    case missing(field: String)
    case unreadable(field: String)

    public var description: String {
        switch self {
        case .unknownType(let type): "there is no event type \(type)"
        case .unknownVersion(let version, let type): "\(type.rawValue) has no version \(version)"
        case .notJSON: "the event's data is not JSON"
        case .notAnObject: "the event's data is not a JSON object"
        case .missing(let field): "the event has no \(field)"
        case .unreadable(let field): "the event's \(field) cannot be read"
        }
    }
}
