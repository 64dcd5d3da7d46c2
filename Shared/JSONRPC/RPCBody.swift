import JSON

/// What a request body holds.
public enum RPCBody: Sendable, Hashable {
    case single(RPCMessage)

    /// Answered with an array, unless every message is a notification. A batch over the limit is one invalid message.
    case batch([RPCMessage])

    /// Answered with one error object and id null, whether a batch was meant or not.
    case failure(RPCError)
}

extension RPCBody {
    /// Reads any bytes at all; there is always something to answer with.
    public static func parse(_ bytes: [UInt8], batchLimit: Int = 1_000) -> RPCBody {
        let value: JSONValue
        do {
            value = try JSONParser.parse(bytes)
        } catch {
            return .failure(.parseError(error))
        }
        guard let elements = value.array else {
            return .single(RPCMessage(value) { idToken(in: bytes, nil) })
        }
        guard !elements.isEmpty else {
            return .failure(.invalidRequest("a batch must hold at least one call"))
        }
        guard elements.count <= batchLimit else {
            return .batch([.invalid(.null, .batchTooLarge(limit: batchLimit))])
        }
        // Without a backslash every token is what the writer makes of its text: no need to look at the source again.
        guard bytes.contains(UInt8(ascii: "\\")), let ranges = try? JSONOutline.elements(of: bytes) else {
            return .batch(elements.map { RPCMessage($0) { nil } })
        }
        return .batch(zip(elements, ranges).map { element, range in RPCMessage(element) { idToken(in: bytes, range) } })
    }

    /// The `id` member's text in the object at `range`, nil if re-encoding the string gives the same.
    private static func idToken(in bytes: [UInt8], _ range: Range<Int>?) -> String? {
        guard bytes[range ?? bytes.indices].contains(UInt8(ascii: "\\")),
            let id = try? JSONOutline.members(of: bytes, in: range)?.first(where: { $0.key == "id" })
        else {
            return nil
        }
        return String(decoding: bytes[id.source], as: UTF8.self)
    }
}
