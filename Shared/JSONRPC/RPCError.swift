public import JSON

/// The `error` member of an answer (JSON-RPC 2.0, section 5.1). `data.type` is always there.
public struct RPCError: Error, Sendable, Hashable {
    public let code: Int
    public let message: String

    /// `type` first, then what else the kind of error tells.
    public let data: JSONObject

    /// - Parameters:
    ///   - type: a stable word in `snake_case`.
    ///   - details: further members of `data`; one called `type` is ignored.
    public init(code: Int, type: String, message: String, details: JSONObject = [:]) {
        self.code = code
        self.message = message
        var data: JSONObject = ["type": .string(type)]
        for detail in details.members where detail.key != "type" {
            data[detail.key] = detail.value
        }
        self.data = data
    }

    public var type: String {
        data["type"]?.string ?? ""
    }

    func write(into writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("code", code)
        writer.member("message", message)
        writer.member("data", JSONValue.object(data))
        writer.endObject()
    }
}
