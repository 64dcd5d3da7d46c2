import HTTPTypes
import Hummingbird
import NIOCore

/// Takes a body as a client does, and lets something happen after its first bytes. Used by one task only.
final class InterruptedWriter: ResponseBodyWriter {
    private(set) var chunks: [ByteBuffer] = []
    private(set) var isFinished = false
    private let interrupt: () async throws -> Void

    init(_ interrupt: @escaping () async throws -> Void) {
        self.interrupt = interrupt
    }

    func write(_ buffer: ByteBuffer) async throws {
        chunks.append(buffer)
        if chunks.count == 1 { try await interrupt() }
    }

    func finish(_ trailingHeaders: HTTPFields?) async throws {
        isFinished = true
    }

    var text: String { chunks.map { String(buffer: $0) }.joined() }
}
