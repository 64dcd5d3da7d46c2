import CommandDelivery
import FoundationEssentials
import RPCTestSupport
import UserContract

extension ManagedSubscription {
    /// It refused Sara's suspension; her deletion waits behind that. The examples of the document tell of it.
    static let crm: ManagedSubscription = {
        let sara = UUID(text: "019cf2a1-7c2e-7b1a-9d3f-2a6c1e5b8f04")!
        let suspension = UUID(text: "019cf2a1-7c2e-7b1a-9d3f-000000000004")!
        let deletion = UUID(text: "019cf2a1-7c2e-7b1a-9d3f-000000000005")!
        let sentence = "The subscriber refuses this event."
        func time(_ text: String) -> Timestamp { Timestamp(rfc3339: "2026-03-15T15:\(text)Z")! }

        let failure = DeliveryFailure(
            position: 4, eventID: suspension, status: 422, reason: sentence, answer: "unknown status: suspended")
        let status = SubscriptionStatus(
            name: "crm", url: "https://crm.example.com/hooks", state: .active, stateSince: time("00:00"), position: 6,
            lagEvents: 0, lagSeconds: 0, maxBatch: 1, onPoison: .park, parkedUsers: 1,
            lastSuccessAt: time("47:06.1"), lastFailureAt: time("47:04.1"), lastFailure: failure)
        return ManagedSubscription(
            status,
            failures: [
                FailedAttempt(
                    at: time("47:04.1"), position: 4, eventID: suspension, status: 422, reason: sentence,
                    answer: "unknown status: suspended"),
                FailedAttempt(
                    at: time("46:00"), position: 3, reason: "No complete answer came in time.",
                    nextAttemptAt: time("46:00.2")),
            ],
            parked: [
                ParkedEvent(
                    position: 4, eventID: suspension, aggregateID: sara, eventType: "USER_STATUS_CHANGED",
                    parkedAt: time("47:04.2"), status: 422, reason: sentence, answer: "unknown status: suspended"),
                ParkedEvent(
                    position: 5, eventID: deletion, aggregateID: sara, eventType: "USER_DELETED",
                    parkedAt: time("47:05.1"), reason: "An earlier event of this user is parked."),
            ])
    }()
}
