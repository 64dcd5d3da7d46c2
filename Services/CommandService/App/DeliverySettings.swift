import CloudEventsHTTP
import CommandDelivery
import Curl
import ServiceKit

/// What the settings say about delivery.
enum DeliverySettings {
    static let options = [
        ServiceOption("read-models-url", "where the Query Service takes events; nothing is delivered to it without"),
        ServiceOption.secret("read-models-secret", "whsec_… that deliveries to the Query Service are signed with"),
        ServiceOption("webhook-timeout", "for one request to a subscriber, until its answer has come", fallback: "15s"),
        ServiceOption(
            "webhook-origin", "DNS name that targets are asked to consent to when a subscription verifies (hindsight)"),
        ServiceOption(
            "allow-private-targets",
            "loopback and private addresses that subscribers may have: CIDRs or host:port, with commas"),
    ]

    static func configuration(_ settings: ServiceSettings) throws(ConfigurationProblem) -> DeliveryConfiguration {
        var allowed: [AllowedTarget] = []
        for text in settings.list("allow-private-targets") {
            guard let target = AllowedTarget(text) else {
                throw ConfigurationProblem(
                    "allow-private-targets must be CIDRs such as 10.0.0.0/8 or host:port, separated by commas")
            }
            allowed.append(target)
        }
        let mail = try MailSettings.configuration(settings)
        var configuration = DeliveryConfiguration(
            plans: [try readModels(settings), try mail.relay.map(welcomeMail)].compactMap { $0 },
            targets: TargetRules(policy: TargetPolicy(allowing: allowed)),
            userAgent: "Hindsight/\(CommandService.version)")
        configuration.requestTimeout = try settings.duration("webhook-timeout")
        guard configuration.requestTimeout >= .seconds(1), configuration.requestTimeout <= .seconds(600) else {
            throw ConfigurationProblem("webhook-timeout must be from 1s to 10m")
        }
        configuration.mail = mail
        if let origin = settings.optionalText("webhook-origin") { configuration.origin = origin }
        // Shorter than the deadline of the whole process, which the requests of clients share.
        configuration.stopGrace = .seconds(5)
        return configuration
    }

    private static func welcomeMail(_ relay: MailRelay) throws(ConfigurationProblem) -> SubscriptionPlan {
        do {
            return try .welcomeMail(through: relay)
        } catch {
            throw ConfigurationProblem("smtp-url cannot be a target: \(error)")
        }
    }

    private static func readModels(_ settings: ServiceSettings) throws(ConfigurationProblem) -> SubscriptionPlan? {
        guard let url = settings.optionalText("read-models-url") else {
            return nil
        }
        guard (try? TargetURL(url))?.isMail != true else {
            throw ConfigurationProblem("read-models-url must begin with http: or https:")
        }
        guard let secret = try? WebhookSecret(text: try settings.secret("read-models-secret").text) else {
            throw ConfigurationProblem("read-models-secret must be whsec_ and the base64 of 24 to 64 bytes")
        }
        try SecretStrength.expect(
            secret.bytes, of: "read-models-secret", minimum: 24,
            better: "whsec_ and the base64 of 24 to 64 random bytes",
            isDevelopment: try settings.flag("development"))
        do {
            return try .readModels(url: url, secret: secret)
        } catch {
            throw ConfigurationProblem("read-models-url cannot be a target: \(error)")
        }
    }
}
