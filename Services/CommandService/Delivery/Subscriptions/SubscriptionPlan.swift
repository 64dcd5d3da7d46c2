public import CloudEventsHTTP
public import Curl
public import UserContract

/// A subscription that the configuration asks for. It exists once the service has started; where it exists already, its
/// settings follow the configuration and its cursor and state stay.
public struct SubscriptionPlan: Sendable, Hashable {
    public var name: String
    public var settings: Subscription.Settings
    /// The last position that a new one leaves out: 0 for the whole log, nil for all that is there now.
    public var start: Int64?

    /// - Throws: what keeps the URL from being a target at all. Its address is not judged: the operator chose it.
    public init(name: String, settings: Subscription.Settings, start: Int64? = 0) throws(TargetProblem) {
        if let problem = TargetPolicy.any.problem(with: try TargetURL(settings.url)) { throw problem }
        self.name = name
        self.settings = settings
        self.start = start
    }

    /// A webhook.
    public init(
        name: String, url: String, secret: WebhookSecret, start: Int64? = 0, maxBatch: Int = 1,
        maxBackoff: Duration = .seconds(300), dataVersions: [UserEventType: Int] = [:]
    ) throws(TargetProblem) {
        try self.init(
            name: name,
            settings: Subscription.Settings(
                url: url, secrets: [secret], maxBatch: maxBatch, maxBackoff: maxBackoff, dataVersions: dataVersions),
            start: start)
    }

    /// The Query Service's: large batches, the newest version of everything, and back at once when it is back.
    public static func readModels(url: String, secret: WebhookSecret) throws(TargetProblem) -> SubscriptionPlan {
        try SubscriptionPlan(
            name: "read-models", url: url, secret: secret, maxBatch: 500, maxBackoff: .seconds(1))
    }
}
