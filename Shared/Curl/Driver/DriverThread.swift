import Glibc

/// A thread of our own: the driver blocks in poll, which must not take a thread from Swift's pool.
enum DriverThread {
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
                // Signals are other threads' work, and a TLS write to a closed socket must not raise SIGPIPE.
                var all = sigset_t()
                sigfillset(&all)
                pthread_sigmask(SIG_BLOCK, &all, nil)
                if let context { Unmanaged<Start>.fromOpaque(context).takeRetainedValue().body() }
                return nil
            }, start.toOpaque())
        precondition(failure == 0, "no thread could be started")
        pthread_detach(thread)
    }
}
