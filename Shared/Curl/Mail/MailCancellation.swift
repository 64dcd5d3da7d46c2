import Synchronization

/// Tells a mail's thread that nobody waits for it any more.
final class MailCancellation: Sendable {
    private let raised = Atomic(false)

    var isRaised: Bool { raised.load(ordering: .relaxed) }

    func raise() {
        raised.store(true, ordering: .relaxed)
    }
}
