/// What delivery needs to know.
public struct DeliveryConfiguration: Sendable {
    /// Subscriptions that exist once the service has started.
    public var plans: [SubscriptionPlan]
    public var targets: TargetRules
    /// `Hindsight/<version>`.
    public var userAgent: String
    /// Who we are to a target that is asked for its consent (CloudEvents web hooks, section 4.1): a DNS expression.
    public var origin = "hindsight"
    public var mail = MailConfiguration()
    /// For one request, from hand-over to the end of its answer.
    public var requestTimeout: Duration = .seconds(15)
    /// A request's body ends at about this size.
    public var maximumBatchBytes = 1 << 20
    /// How often subscriptions are looked at: whether their lead is free, their settings have changed, the database answers.
    public var lookInterval: Duration = .seconds(1)
    /// Replays that one instance runs at the same time; the others wait for their turn.
    public var maximumReplays = 8
    /// How long a request under way may take to end when the service stops.
    public var stopGrace: Duration = .seconds(10)
    /// In `0..<1`: the jitter of every wait.
    public var random: @Sendable () -> Double = { Double.random(in: 0..<1) }

    /// The plans' own URLs are trusted beside those of `targets`.
    public init(plans: [SubscriptionPlan], targets: TargetRules = TargetRules(), userAgent: String = "Hindsight") {
        self.plans = plans
        self.targets = targets
        self.targets.trusted.formUnion(plans.map(\.settings.url))
        self.userAgent = userAgent
    }
}
