import NIOCore
import NIOPosix

/// A connection that sends any bytes at all: what a well-behaved HTTP client would never send included.
enum RawConnection {
    /// Everything that the server sends until it closes.
    static func exchange(port: Int, _ bytes: [UInt8]) async throws -> String {
        try await open(port: port) { inbound, outbound in
            // The server may close while a long body is still being written: what counts is its answer.
            try? await outbound.write(ByteBuffer(bytes: bytes))
            var answer = ByteBuffer()
            do {
                for try await chunk in inbound {
                    answer.writeImmutableBuffer(chunk)
                }
            } catch let error as IOError where answer.readableBytes == 0 {
                throw error
            }
            return String(buffer: answer)
        }
    }

    static func exchange(port: Int, _ text: String) async throws -> String {
        try await exchange(port: port, Array(text.utf8))
    }

    static func open<Result: Sendable>(
        port: Int,
        _ body:
            @Sendable (
                NIOAsyncChannelInboundStream<ByteBuffer>, NIOAsyncChannelOutboundWriter<ByteBuffer>
            ) async throws -> Result
    ) async throws -> Result {
        let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .channelOption(.allowRemoteHalfClosure, value: true)
            .connect(host: "127.0.0.1", port: port) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try NIOAsyncChannel<ByteBuffer, ByteBuffer>(
                        wrappingChannelSynchronously: channel, configuration: .init(isOutboundHalfClosureEnabled: true))
                }
            }
        return try await channel.executeThenClose { inbound, outbound in try await body(inbound, outbound) }
    }

    /// Everything that still comes until the server closes, in order or not.
    static func rest(of inbound: NIOAsyncChannelInboundStream<ByteBuffer>) async -> String {
        var answer = ByteBuffer()
        do {
            for try await chunk in inbound {
                answer.writeImmutableBuffer(chunk)
            }
        } catch {
            // A reset is an end too.
        }
        return String(buffer: answer)
    }

    /// What the server sends up to and including the text.
    static func read(
        _ iterator: inout NIOAsyncChannelInboundStream<ByteBuffer>.AsyncIterator, through text: String
    ) async throws -> String {
        var answer = ""
        while !answer.contains(text), let chunk = try await iterator.next(isolation: #isolation) {
            answer += String(buffer: chunk)
        }
        return answer
    }
}
