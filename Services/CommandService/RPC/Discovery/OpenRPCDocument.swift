import JSON
import ServiceKit

/// The OpenRPC 1.3.2 document, made from the table that dispatches.
struct OpenRPCDocument: Sendable {
    let methods: [RPCMethod]

    var json: JSONValue {
        [
            "openrpc": "1.3.2",
            "info": [
                "title": "Hindsight Command Service",
                "version": "1.0.0",
                "description": """
                Commands to users, each of which is an event in a log that never changes when it succeeds; the log \
                itself; and who gets its events.
                """,
            ],
            "methods": .array(methods.map(Self.method)),
            "components": ["schemas": OpenRPCSchemas.all],
        ]
    }

    private static func method(_ method: RPCMethod) -> JSONValue {
        var object: JSONObject = [
            "name": .string(method.name),
            "summary": .string(method.summary),
            "paramStructure": "either",
            "params": .array(method.params.map(param)),
            "result": ["name": .string(method.result.name), "schema": method.result.schema],
        ]
        let description = [method.details, method.scope.map { "Needs a token with the scope `\($0.rawValue)`." }]
            .compactMap(\.self)
        if !description.isEmpty {
            object["description"] = .string(description.joined(separator: " "))
        }
        if !method.errors.isEmpty {
            object["errors"] = .array(
                method.errors.map { ["code": .integer(Int64($0.code)), "message": .string($0.message)] })
        }
        if let example = method.example {
            object["examples"] = [Self.example(example, of: method)]
        }
        return .object(object)
    }

    private static func param(_ param: ParamDescriptor) -> JSONValue {
        [
            "name": .string(param.name), "description": .string(param.summary), "required": .bool(param.isRequired),
            "schema": param.schema,
        ]
    }

    private static func example(_ example: MethodExample, of method: RPCMethod) -> JSONValue {
        let params = example.params.members.map { member -> JSONValue in
            ["name": .string(member.key), "value": member.value]
        }
        return [
            "name": .string(example.name), "params": .array(params),
            "result": ["name": .string(method.result.name), "value": example.result],
        ]
    }
}
