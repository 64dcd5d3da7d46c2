public import Curl
import UserContract

extension SubscriptionPlan {
    /// New users get a mail; who was there before the relay was configured gets none. A user that no mail reaches holds up nobody
    /// else's.
    public static func welcomeMail(through relay: MailRelay) throws(TargetProblem) -> SubscriptionPlan {
        guard try TargetURL(relay.url).isMail else { throw .scheme }
        var settings = Subscription.Settings(
            url: relay.url, secrets: [], maxBatch: 1, maxBackoff: .seconds(300),
            eventTypes: [UserEventType.created.rawValue])
        settings.onPoison = .park
        return try SubscriptionPlan(name: "welcome-mail", settings: settings, start: nil)
    }
}
