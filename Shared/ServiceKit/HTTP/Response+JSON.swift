public import HTTPTypes
public import Hummingbird
import NIOCore

extension Response {
    /// An answer of JSON bytes.
    public static func json(
        _ bytes: [UInt8], status: HTTPResponse.Status = .ok, headers: HTTPFields = [:]
    ) -> Response {
        var headers = headers
        if headers[.contentType] == nil {
            headers[.contentType] = "application/json"
        }
        return Response(status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }
}
