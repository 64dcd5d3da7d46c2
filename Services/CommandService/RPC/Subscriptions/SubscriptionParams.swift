import CloudEventsHTTP
import CommandDelivery
import JSON
import JSONRPC

/// The params of the `subscription.*` methods that tell which one, where it is and how it is signed.
enum SubscriptionParams {
    static let name = Param(
        "name", "The subscription.", schema: SubscriptionName.schema, type: SubscriptionName.paramType)

    static let url = Param(
        "url",
        "Where events are pushed: `http:` or `https:`, or `smtp:` or `smtps:` for the welcome e-mail of a new user.",
        schema: ["type": "string", "format": "uri", "maxLength": 2048], type: TargetText.paramType)

    static let secret = Param(
        "secret", "Signs the requests: `whsec_` and the base64 of 24 to 64 bytes. Made when absent.",
        schema: ["type": "string", "pattern": "^whsec_[A-Za-z0-9+/]+=*$"],
        type: ParamType<String>.string.map { text throws(ParamFault) in
            // Without the prefix anything that happens to be base64 would pass and mean other bytes than its writer thinks.
            guard text.hasPrefix("whsec_") else {
                throw ParamFault(WebhookSecretProblem.notBase64.description)
            }
            do throws(WebhookSecretProblem) {
                return try WebhookSecret(text: text)
            } catch {
                throw ParamFault(error.description)
            }
        })

    static let defaultGraceSeconds: Int64 = 86_400

    static let graceSeconds = Param(
        "grace_seconds", "So long requests are signed with the previous secret too.",
        schema: .integer(in: SubscriptionRules.graceSeconds, default: defaultGraceSeconds),
        type: .integer(in: SubscriptionRules.graceSeconds))

    static let caFile = file(
        "ca_file", "PEM file on the service's machine with the authorities to trust instead of the system's.")

    static let clientCertificateFile = file(
        "client_certificate_file", "PEM file on the service's machine with a client certificate and its private key.")

    static let mailFrom = Param(
        "mail_from", "Sender of the welcome e-mail: an address, or `Name <address>`.",
        schema: ["type": "string", "minLength": 1, "maxLength": .integer(Int64(mailFromLimit))],
        type: .line(upTo: mailFromLimit))

    private static let mailFromLimit = 500

    private static func file(_ name: String, _ summary: String) -> Param<String> {
        Param(
            name, summary, schema: ["type": "string", "minLength": 1, "maxLength": 4096], type: .line(upTo: 4_096))
    }
}
