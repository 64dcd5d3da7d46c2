import JSON

/// A param as one method takes it.
struct ParamDescriptor: Sendable {
    let name: String
    let summary: String
    let schema: JSONValue
    let isRequired: Bool

    static func required<Value>(_ param: Param<Value>) -> ParamDescriptor {
        ParamDescriptor(name: param.name, summary: param.summary, schema: param.schema, isRequired: true)
    }

    static func optional<Value>(_ param: Param<Value>) -> ParamDescriptor {
        ParamDescriptor(name: param.name, summary: param.summary, schema: param.schema, isRequired: false)
    }
}
