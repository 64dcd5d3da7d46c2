import JSON
import JSONRPC

/// The smallest service that needs all of the vocabulary: the specification's examples, run one after the other.
struct ToyService {
    static let batchLimit = 8

    private(set) var executed: [String] = []

    mutating func answer(_ body: [UInt8]) -> [UInt8] {
        switch RPCBody.parse(body, batchLimit: Self.batchLimit) {
        case .failure(let error): RPCResponse.error(.null, error).bytes
        case .single(let message): respond(to: message).bytes
        case .batch(let messages): RPCResponse.batch(messages.map { respond(to: $0) })
        }
    }

    private mutating func respond(to message: RPCMessage) -> RPCResponse {
        switch message {
        case .invalid(let id, let error):
            return .error(id, error)
        case .call(let request):
            executed.append(request.method)
            do {
                return .result(request.id, try result(of: request).serialized())
            } catch {
                return .error(request.id, error)
            }
        }
    }

    private func result(of request: RPCRequest) throws(RPCError) -> JSONValue {
        switch request.method {
        case "subtract":
            var params = ParamReader(request.params, declared: ["minuend", "subtrahend"])
            let minuend = params.required("minuend", .integer(in: -100...100))
            let subtrahend = params.required("subtrahend", .integer(in: -100...100))
            let (left, right) = try params.finish(minuend, subtrahend)
            return .integer(left - right)
        case "echo":
            var params = ParamReader(request.params, declared: ["value"])
            let value = params.required("value", .any)
            return try params.finish(value)
        case "get_data":
            try ParamReader(request.params, declared: []).finish()
            return ["hello", 5]
        case "update", "notify_hello", "notify_sum":
            return .null
        case "fail":
            throw .internalError
        default:
            throw .methodNotFound
        }
    }
}
