import Synchronization

/// Whether the service can do its work now: its own check passes and it is not stopping.
public final class Readiness: Sendable {
    private let check: @Sendable () async -> String?
    private let draining = Atomic(false)

    /// - Parameter check: nil when ready, else a sentence without anything internal. It must heed cancellation.
    public init(check: @escaping @Sendable () async -> String?) {
        self.check = check
    }

    public var isDraining: Bool {
        draining.load(ordering: .relaxed)
    }

    func startDraining() {
        draining.store(true, ordering: .relaxed)
    }

    /// Whoever asks wants to know soon, also when what is checked hangs.
    static let deadline = Duration.seconds(1)

    func reasonNotReady() async -> String? {
        guard !isDraining else {
            return "The service is stopping."
        }
        return await withTaskGroup(of: String?.self) { [check] group in
            group.addTask { await check() }
            group.addTask {
                try? await Task.sleep(for: Self.deadline)
                return "Not everything that the service needs answers in time."
            }
            defer { group.cancelAll() }
            return await group.next() ?? nil
        }
    }
}
