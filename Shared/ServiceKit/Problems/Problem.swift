public import HTTPTypes
public import Hummingbird
public import JSON

/// An error as `application/problem+json` (RFC 9457). Throw it from a route; it renders itself.
public struct Problem: HTTPResponseError, Sendable {
    public var status: HTTPResponse.Status
    /// A slug such as `not-found`: a relative URI reference, stable for clients to compare.
    public var type: String
    /// One short sentence for this type, the same each time.
    public var title: String
    /// A sentence about this occurrence; never anything internal.
    public var detail: String?
    /// Extension members, written after the standard ones.
    public var members: JSONObject
    /// Extra headers of the answer, such as `Retry-After`.
    public var headers: HTTPFields

    public init(
        _ status: HTTPResponse.Status, type: String, title: String, detail: String? = nil, members: JSONObject = [:],
        headers: HTTPFields = [:]
    ) {
        self.status = status
        self.type = type
        self.title = title
        self.detail = detail
        self.members = members
        self.headers = headers
    }

    /// The body's JSON text. `instance` is the request's path, without its query (which may hold personal data).
    public func body(instance: String?) -> [UInt8] {
        var writer = JSONWriter()
        writer.beginObject()
        writer.member("type", type)
        writer.member("title", title)
        writer.member("status", status.code)
        writer.member("detail", detail)
        writer.member("instance", instance)
        for member in members.members {
            writer.member(member.key, member.value)
        }
        writer.endObject()
        return writer.bytes
    }

    public func response(from request: Request, context: some RequestContext) -> Response {
        var headers = headers
        headers[.contentType] = "application/problem+json"
        if headers[.cacheControl] == nil {
            headers[.cacheControl] = "no-store"
        }
        let body = body(instance: request.uri.path)
        return Response(status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: body)))
    }
}
