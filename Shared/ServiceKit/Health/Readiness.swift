import Synchronization

/// Whether the service can do its work now: its own check passes and it is not stopping.
public final class Readiness: Sendable {
    private let check: @Sendable () async -> String?
    private let draining = Atomic(false)

    /// - Parameter check: nil when ready, else a sentence without anything internal.
    public init(check: @escaping @Sendable () async -> String?) {
        self.check = check
    }

    public var isDraining: Bool {
        draining.load(ordering: .relaxed)
    }

    func startDraining() {
        draining.store(true, ordering: .relaxed)
    }

    func reasonNotReady() async -> String? {
        isDraining ? "The service is stopping." : await check()
    }
}
