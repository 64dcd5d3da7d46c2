import Glibc
import Synchronization

/// A thread that reports one value and may go on after it.
enum BackgroundThread {
    private final class Body<Value: Sendable>: Sendable {
        let run: @Sendable (@Sendable (Result<Value, SpawnError>) -> Void) -> Void
        let value = Mutex<Result<Value, SpawnError>?>(nil)
        let semaphore = BlockingSemaphore()

        init(_ run: @escaping @Sendable (@Sendable (Result<Value, SpawnError>) -> Void) -> Void) {
            self.run = run
        }
    }

    /// Blocks for the moment that it takes `run` to report.
    static func start<Value: Sendable>(
        _ run: @escaping @Sendable (@Sendable (Result<Value, SpawnError>) -> Void) -> Void
    ) throws(SpawnError) -> Value {
        let body = Body(run)
        let boxed = Unmanaged.passRetained(
            Box {
                body.run { result in
                    body.value.withLock { $0 = result }
                    body.semaphore.signal()
                }
            }
        ).toOpaque()
        var thread = pthread_t()
        let status = pthread_create(
            &thread, nil,
            { argument in
                guard let argument else { return nil }
                Unmanaged<Box>.fromOpaque(argument).takeRetainedValue().run()
                return nil
            }, boxed)
        guard status == 0 else {
            Unmanaged<Box>.fromOpaque(boxed).release()
            throw SpawnError(command: "thread", code: status)
        }
        pthread_detach(thread)
        body.semaphore.wait()
        guard let result = body.value.withLock({ $0 }) else { throw SpawnError(command: "thread", code: 0) }
        return try result.get()
    }

    private final class Box: Sendable {
        let run: @Sendable () -> Void
        init(_ run: @escaping @Sendable () -> Void) { self.run = run }
    }
}
