import QueryIntake
import QueryProjections
import QueryReadModels
import Synchronization

/// Takes down what it is told to apply and answers what it was told to answer.
final class RecordingStore: DeliveryStore {
    private let answer: Result<ApplyOutcome, ApplyError>
    private let deliveries = Mutex<[Delivery]>([])

    init(_ answer: Result<ApplyOutcome, ApplyError> = .success(.accepted(position: 3))) {
        self.answer = answer
    }

    var received: [Delivery] { deliveries.withLock { $0 } }

    func apply(_ delivery: Delivery, raw: RawDelivery?) async throws(ApplyError) -> ApplyOutcome {
        deliveries.withLock { $0.append(delivery) }
        return try answer.get()
    }

    func checkpoint() async throws(ReadModelError) -> Checkpoint {
        Checkpoint(log: nil, position: 42, recordedAt: nil)
    }
}
