import HTTPTypes
import Hummingbird
import JSON
import NIOCore

/// An HTTP answer, read to its end.
struct RPCReply: Sendable {
    let status: Int
    let headers: HTTPFields
    let text: String

    init(_ response: Response) async throws {
        status = response.status.code
        headers = response.headers
        let collector = Collector()
        try await response.body.write(collector)
        text = String(buffer: collector.buffer)
    }

    var json: JSONValue? {
        try? JSONParser.parse(Array(text.utf8))
    }

    /// Used by one task only.
    private final class Collector: ResponseBodyWriter {
        private(set) var buffer = ByteBuffer()

        func write(_ bytes: ByteBuffer) async throws {
            buffer.writeImmutableBuffer(bytes)
        }

        consuming func finish(_ trailingHeaders: HTTPFields?) async throws {}
    }
}
