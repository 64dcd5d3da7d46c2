import Synchronization

/// Whether the service can do its work now: its own check passes and it is not stopping.
public final class Readiness: Sendable {
    private let check: @Sendable () async -> String?
    private let draining = Atomic(false)
    private let underWay = Mutex<Task<String?, Never>?>(nil)

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

    /// Whoever asks while a check is under way gets its answer: nobody needs a token to ask, so many who do must not become
    /// many questions to a database.
    func reasonNotReady() async -> String? {
        guard !isDraining else {
            return "The service is stopping."
        }
        let task = underWay.withLock { underWay in
            if let underWay {
                return underWay
            }
            let task = Task {
                defer { self.underWay.withLock { $0 = nil } }
                return await self.judge()
            }
            underWay = task
            return task
        }
        return await task.value
    }

    private func judge() async -> String? {
        await withTaskGroup(of: String?.self) { [check] group in
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
