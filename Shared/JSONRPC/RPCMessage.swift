import JSON

/// One element of a body: a call to execute, or the error to answer instead.
public enum RPCMessage: Sendable, Hashable {
    case call(RPCRequest)

    /// The id is the call's own if that could be read, else null. Never absent: what is no valid request is no
    /// notification either.
    case invalid(RequestID, RPCError)
}

extension RPCMessage {
    /// - Parameter idToken: the `id` member as it was written.
    init(_ value: JSONValue, idToken: () -> String?) {
        guard let object = value.object else {
            self = .invalid(.null, .invalidRequest("a call must be an object"))
            return
        }
        guard let id = RequestID(object["id"], token: idToken) else {
            self = .invalid(.null, .invalidRequest("`id` must be a string, a number or null"))
            return
        }
        let answerID = id == .absent ? .null : id
        guard object["jsonrpc"] == "2.0" else {
            self = .invalid(answerID, .invalidRequest("`jsonrpc` must be \"2.0\""))
            return
        }
        guard let method = object["method"]?.string else {
            self = .invalid(answerID, .invalidRequest("`method` must be a string"))
            return
        }
        guard let params = RPCParams(object["params"]) else {
            self = .invalid(answerID, .invalidRequest("`params` must be an object or an array"))
            return
        }
        self = .call(RPCRequest(id: id, method: method, params: params))
    }
}
