import NIOCore
import NIOPosix

/// `healthcheck`: asks `GET /health/ready` of the service on this machine, so that an image needs no other program.
public struct HealthProbe: Sendable {
    private let address: ListenAddress

    public init(address: ListenAddress) {
        // A service that listens on every address is asked on the loopback one.
        let host = ["0.0.0.0", "::", ""].contains(address.host) ? "127.0.0.1" : address.host
        self.address = ListenAddress(host: host, port: address.port)
    }

    /// - Throws: when nothing answers, or the answer is not 200.
    public func run() async throws(HealthProbeFailure) {
        let statusLine: String
        do {
            statusLine = try await withThrowingTaskGroup(of: String.self) { group in
                group.addTask { try await ask() }
                group.addTask {
                    try await Task.sleep(for: .seconds(3))
                    throw HealthProbeFailure(description: "no answer within 3 seconds")
                }
                defer { group.cancelAll() }
                return try await group.next() ?? ""
            }
        } catch let failure as HealthProbeFailure {
            throw failure
        } catch {
            throw HealthProbeFailure(description: "nothing answers on port \(address.port) of \(address.host)")
        }
        guard statusLine.hasPrefix("HTTP/1.1 200") else {
            throw HealthProbeFailure(description: "not ready: \(statusLine)")
        }
    }

    private func ask() async throws -> String {
        let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .connectTimeout(.seconds(2))
            .connect(host: address.host, port: address.port) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
                }
            }
        return try await channel.executeThenClose { inbound, outbound in
            let request = "GET /health/ready HTTP/1.1\r\nHost: \(address.urlHost)\r\nConnection: close\r\n\r\n"
            try await outbound.write(ByteBuffer(string: request))
            var answer = ""
            for try await bytes in inbound {
                answer += String(buffer: bytes)
                if let end = answer.firstIndex(where: \.isNewline) {
                    return String(answer[..<end])
                }
            }
            return answer
        }
    }
}
