import JSON

/// What can be told of one response from the call alone, by the specification and section 1 of the contract.
struct ExpectedResponse {
    /// JSON text, as it was written.
    let id: [UInt8]
    /// Nil: a result or any error of a valid call.
    let code: Int64?

    static let null = Array("null".utf8)

    /// Nil for a notification.
    init?(to call: JSONValue, source: [UInt8]) {
        guard let object = call.object else {
            self.init(id: Self.null, code: -32600)
            return
        }
        let token = Self.idToken(source)
        switch object["id"] {
        case nil, .null, .string, .number: break
        case .bool, .array, .object:
            self.init(id: Self.null, code: -32600)
            return
        }
        guard object["jsonrpc"] == "2.0", object["method"]?.string != nil, Self.mayBeParams(object["params"]) else {
            self.init(id: token ?? Self.null, code: -32600)
            return
        }
        guard let token else {
            return nil
        }
        self.init(id: token, code: nil)
    }

    init(id: [UInt8], code: Int64?) {
        self.id = id
        self.code = code
    }

    private static func mayBeParams(_ params: JSONValue?) -> Bool {
        switch params {
        case nil, .object, .array: true
        case .null, .bool, .number, .string: false
        }
    }

    private static func idToken(_ source: [UInt8]) -> [UInt8]? {
        let members = (try? JSONOutline.members(of: source)) ?? nil
        return members?.first { $0.key == "id" }.map { Array(source[$0.source]) }
    }
}
