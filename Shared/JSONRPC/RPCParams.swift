public import JSON

/// The `params` member of a call (JSON-RPC 2.0, section 4.2).
public enum RPCParams: Sendable, Hashable {
    case none
    case byName(JSONObject)
    case byPosition([JSONValue])
}

extension RPCParams {
    /// Nil for a primitive, null included.
    init?(_ member: JSONValue?) {
        switch member {
        case nil: self = .none
        case .object(let object): self = .byName(object)
        case .array(let values): self = .byPosition(values)
        case .null, .bool, .number, .string: return nil
        }
    }
}
