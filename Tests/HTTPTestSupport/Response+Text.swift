import HTTPTypes
public import Hummingbird
import NIOCore

extension Response {
    /// The whole body as text.
    public func text() async throws -> String {
        let collector = BodyCollector()
        try await body.write(collector)
        return String(buffer: collector.buffer)
    }
}

/// Used by one task only.
private final class BodyCollector: ResponseBodyWriter {
    private(set) var buffer = ByteBuffer()

    func write(_ bytes: ByteBuffer) async throws {
        buffer.writeImmutableBuffer(bytes)
    }

    consuming func finish(_ trailingHeaders: HTTPFields?) async throws {}
}
