public import JSON

/// The `id` member of a call (JSON-RPC 2.0, section 4).
public enum RequestID: Sendable, Hashable {
    /// No `id` member: a notification, which is never answered.
    case absent

    /// `"id": null`, which is a request; also what answers a call whose id could not be read.
    case null

    case string(StringID)
    case number(JSONNumber)
}

extension RequestID {
    /// Nil for an object, an array or a boolean.
    /// - Parameter token: the member as it was written, asked for only if it is a string.
    init?(_ member: JSONValue?, token: () -> String?) {
        switch member {
        case nil: self = .absent
        case .null: self = .null
        case .string(let text): self = .string(token().map(StringID.init(token:)) ?? StringID(text))
        case .number(let number): self = .number(number)
        case .bool, .array, .object: return nil
        }
    }

    func write(into writer: inout JSONWriter) {
        switch self {
        case .absent, .null: writer.null()
        case .string(let id): writer.raw(id.token.utf8)
        case .number(let number): writer.raw(number.text.utf8)
        }
    }
}
