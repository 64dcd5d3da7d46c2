import HTTPTestSupport
public import HTTPTypes
import Hummingbird
public import JSON

/// An HTTP answer, read to its end.
public struct RPCReply: Sendable {
    public let status: Int
    public let headers: HTTPFields
    public let text: String

    init(_ response: Response) async throws {
        status = response.status.code
        headers = response.headers
        text = try await response.text()
    }

    public var json: JSONValue? {
        try? JSONParser.parse(Array(text.utf8))
    }
}
