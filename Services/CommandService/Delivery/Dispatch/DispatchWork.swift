import FoundationEssentials
import UserContract

/// What one dispatcher is for: a subscription's live delivery, or a replay.
struct DispatchWork: Sendable, Hashable {
    /// With the replay's own target, filter and cursor if it is one.
    let subscription: Subscription
    let replay: ReplayJob?

    init(_ subscription: Subscription) {
        self.subscription = subscription
        replay = nil
    }

    init(_ job: ReplayJob, of subscription: Subscription) {
        var job = job
        job.eventTypes = ReplayJob.passing(job.eventTypes, subscription.settings.eventTypes)
        var own = subscription
        if let url = job.targetURL {
            own.settings.url = url
            // Another target is another party: neither our certificate nor its authorities are meant for it.
            own.settings.verifies = false
            own.settings.caFile = nil
            own.settings.clientCertificateFile = nil
        }
        own.settings.eventTypes = job.eventTypes
        own.cursor = job.cursor
        own.state = .active
        own.parked = .init()
        self.subscription = own
        replay = job
    }

    /// By which it is led; no subscription's name has a slash.
    var leadName: String { replay.map { Self.replayLead + $0.id.text } ?? subscription.name }

    private static let replayLead = "replay/"

    static func isReplay(leadName: String) -> Bool {
        leadName.hasPrefix(replayLead)
    }

    var beginning: DeliveryObservation {
        let position = subscription.cursor.position
        return replay.map { .replaying(subscription: name, replay: $0.id, position: position) }
            ?? .leading(subscription: name, position: position, subscription.state)
    }

    /// For logs and metrics.
    var name: String { subscription.name }

    /// Nothing that an operator decides is different.
    func isSame(as other: DispatchWork) -> Bool {
        replay?.id == other.replay?.id && subscription.settings == other.subscription.settings
            && (replay != nil || subscription.incarnation == other.subscription.incarnation)
    }

    var machine: DispatchStateMachine {
        let mode: DispatchMode =
            replay.map { .replay(start: $0.start, end: $0.toPosition, ratePerSecond: $0.ratePerSecond) }
            ?? .live(subscription.settings.onPoison)
        return DispatchStateMachine(
            cursor: subscription.cursor, state: subscription.state, mode: mode,
            maxBatch: subscription.settings.maxBatch,
            retryPolicy: RetryPolicy(maximum: subscription.settings.maxBackoff),
            needsConsent: subscription.settings.verifies && !subscription.isVerified, parked: subscription.parked)
    }
}
