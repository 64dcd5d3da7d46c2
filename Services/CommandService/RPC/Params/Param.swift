import JSON
import JSONRPC

/// One param of some methods: its name, what it accepts, and how that is told to clients.
struct Param<Value: Sendable>: Sendable {
    let name: String
    let summary: String
    /// JSON Schema (draft 07).
    let schema: JSONValue
    let type: ParamType<Value>

    init(_ name: String, _ summary: String, schema: JSONValue, type: ParamType<Value>) {
        self.name = name
        self.summary = summary
        self.schema = schema
        self.type = type
    }
}

extension ParamReader {
    mutating func required<Value>(_ param: Param<Value>) -> Value? {
        required(param.name, param.type)
    }

    mutating func optional<Value>(_ param: Param<Value>) -> Value? {
        optional(param.name, param.type)
    }
}
