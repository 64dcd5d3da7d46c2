import Glibc

/// A thread that may block: test servers use blocking sockets, which must not occupy Swift's or Dispatch's pools.
enum ServerThread {
    private final class Start {
        let body: @Sendable () -> Void
        init(_ body: @escaping @Sendable () -> Void) { self.body = body }
    }

    static func start(_ body: @escaping @Sendable () -> Void) {
        let start = Unmanaged.passRetained(Start(body))
        var thread = pthread_t()
        let failure = pthread_create(
            &thread, nil,
            { context in
                if let context { Unmanaged<Start>.fromOpaque(context).takeRetainedValue().body() }
                return nil
            }, start.toOpaque())
        precondition(failure == 0, "no thread could be started")
        pthread_detach(thread)
    }
}
