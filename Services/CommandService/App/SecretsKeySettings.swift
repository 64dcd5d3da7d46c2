import CommandDelivery
import Logging
import ServiceKit

/// What the settings say about how subscriptions' secrets are encrypted at rest.
enum SecretsKeySettings {
    static let options = [
        ServiceOption.secret(
            "secrets-key",
            "base64 of 32 random bytes that encrypt subscriptions' secrets; older keys after it, with commas")
    ]

    private static let example = "the base64 of 32 random bytes, for example from openssl rand -base64 32"

    /// Beside these options it needs those of tokens, whose secret stands in.
    static func keyring(_ settings: ServiceSettings, logger: Logger) throws(ConfigurationProblem) -> SecretKeyring {
        let isDevelopment = try settings.flag("development")
        if let given = try settings.optionalSecret("secrets-key") {
            guard let keys = SecretKeyring.keys(given.text) else {
                throw ConfigurationProblem("secrets-key must be \(example); several with commas, the current one first")
            }
            for key in keys {
                try SecretStrength.expect(
                    key, of: "secrets-key", minimum: SecretKeyring.keyBytes, better: example,
                    isDevelopment: isDevelopment)
            }
            return SecretKeyring(keys: keys)
        }
        guard let secret = try settings.optionalSecret("jwt-secret") ?? (isDevelopment ? .forDevelopment : nil) else {
            throw ConfigurationProblem(
                "secrets-key is needed where there is no jwt-secret: give --secrets-key-file or HINDSIGHT_SECRETS_KEY \(example)"
            )
        }
        logger.warning(
            "Subscriptions' secrets are encrypted with a key that is made from jwt-secret, and lost when that changes: give secrets-key."
        )
        return SecretKeyring(keys: [SecretKeyring.key(derivedFrom: secret.bytes)])
    }
}
