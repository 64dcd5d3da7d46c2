import Synchronization

/// Whether the service can do its work now: its own check passes and it is not stopping.
public final class Readiness: Sendable {
    private let check: @Sendable () async -> String?
    private let draining = Atomic(false)
    private let answer = SharedAnswer<String?>()

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

    /// Whoever asks while a check is under way gets its answer: nobody needs a token to ask.
    func reasonNotReady() async -> String? {
        guard !isDraining else {
            return "The service is stopping."
        }
        return await answer.value { [check] in
            await Deadline.answer("Not everything that the service needs answers in time.", check)
        }
    }
}
