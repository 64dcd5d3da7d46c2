import JSON

/// One answer.
public enum RPCResponse: Sendable, Hashable {
    /// The result as JSON text, which is taken over verbatim.
    case result(RequestID, [UInt8])

    case error(RequestID, RPCError)
}

extension RPCResponse {
    public var id: RequestID {
        switch self {
        case .result(let id, _), .error(let id, _): id
        }
    }

    /// The answer to a single call; empty for a notification.
    public var bytes: [UInt8] {
        guard id != .absent else {
            return []
        }
        var writer = JSONWriter()
        write(into: &writer)
        return writer.bytes
    }

    /// The answer to a batch, in the order given and without those to notifications; empty, not `[]`, when none is left.
    public static func batch(_ responses: [RPCResponse]) -> [UInt8] {
        let answered = responses.filter { $0.id != .absent }
        guard !answered.isEmpty else {
            return []
        }
        var writer = JSONWriter(reservingCapacity: 256 * answered.count)
        writer.beginArray()
        for response in answered {
            response.write(into: &writer)
        }
        writer.endArray()
        return writer.bytes
    }

    private func write(into writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("jsonrpc", "2.0")
        switch self {
        case .result(_, let json):
            writer.member("result", raw: json)
        case .error(_, let error):
            writer.key("error")
            error.write(into: &writer)
        }
        writer.key("id")
        id.write(into: &writer)
        writer.endObject()
    }
}
