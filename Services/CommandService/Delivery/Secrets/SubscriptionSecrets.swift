import CloudEventsHTTP

/// Where secrets come from: those of configured subscriptions from the configuration, all others out of the database.
public struct SubscriptionSecrets: Sendable {
    let keyring: SecretKeyring
    private let configured: [String: WebhookSecret]

    public init(keyring: SecretKeyring, plans: [SubscriptionPlan]) {
        self.keyring = keyring
        configured = Dictionary(
            plans.compactMap { plan in plan.settings.secrets.first.map { (plan.name, $0) } },
            uniquingKeysWith: { first, _ in first })
    }

    /// What its requests are signed with, the current one first; none when there is none that can be read.
    func secrets(
        of subscription: String, isConfigured: Bool, current: [UInt8]?, previous: [UInt8]?
    ) -> [WebhookSecret] {
        if isConfigured { return configured[subscription].map { [$0] } ?? [] }
        guard let current = current.flatMap({ keyring.open($0, of: subscription) }) else { return [] }
        return [current] + (previous.flatMap { keyring.open($0, of: subscription) }.map { [$0] } ?? [])
    }
}
