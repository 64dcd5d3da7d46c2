public import Curl

/// Which policy a subscription's target is held to.
public struct TargetRules: Sendable {
    /// URLs that the operator configured: never judged by address.
    public var trusted: Set<String>
    /// For all others.
    public var policy: TargetPolicy

    public init(trusted: Set<String> = [], policy: TargetPolicy = TargetPolicy()) {
        self.trusted = trusted
        self.policy = policy
    }

    func policy(for url: String) -> TargetPolicy {
        trusted.contains(url) ? .any : policy
    }
}
