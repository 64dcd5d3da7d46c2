import Logging
import ServiceKit
import ServiceLifecycle

/// Runs an `HTTPService` on a port that the system chooses, for the length of a test.
enum LoopbackService {
    static func run<Result: Sendable>(
        _ router: ServiceRouter, bodyLimit: Int = 1 << 20, limits: HTTPLimits = HTTPLimits(),
        _ test: @Sendable (Int, ServiceGroup) async throws -> Result
    ) async throws -> Result {
        let (ports, port) = AsyncStream.makeStream(of: Int.self)
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        let service = HTTPService(
            router: router, address: ListenAddress(host: "127.0.0.1", port: 0), logger: logger, bodyLimit: bodyLimit,
            limits: limits, onReady: { port.yield($0) })
        let group = ServiceGroup(configuration: ServiceGroupConfiguration(services: [service], logger: logger))
        async let running: Void = group.run()
        var iterator = ports.makeAsyncIterator()
        let chosen = await iterator.next()!
        let result: Swift.Result<Result, any Error>
        do {
            result = .success(try await test(chosen, group))
        } catch {
            result = .failure(error)
        }
        await group.triggerGracefulShutdown()
        try await running
        return try result.get()
    }
}
