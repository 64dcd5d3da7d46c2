/// How bearer tokens are checked and made.
public struct TokenConfiguration: Sendable {
    /// The HS256 key (RFC 7518, section 3.2): at least as long as the hash, 32 bytes.
    public let secret: Secret
    /// Required value of `iss` when set.
    public var issuer: String?
    /// Required member of `aud` when set.
    public var audience: String?

    public static let minimumSecretBytes = 32

    /// - Throws: ``ConfigurationProblem`` when the secret is shorter than 32 bytes.
    public init(
        secret: Secret, issuer: String? = nil, audience: String? = nil
    ) throws(ConfigurationProblem) {
        guard secret.bytes.count >= Self.minimumSecretBytes else {
            throw ConfigurationProblem(
                "jwt-secret is too short: give at least \(Self.minimumSecretBytes) bytes, for example from openssl rand -hex 32"
            )
        }
        self.secret = secret
        self.issuer = issuer
        self.audience = audience
    }

    /// From the options of ``ServiceOption/tokens``.
    public init(_ settings: ServiceSettings) throws(ConfigurationProblem) {
        try self.init(
            secret: settings.secret("jwt-secret"), issuer: settings.optionalText("token-issuer"),
            audience: settings.optionalText("token-audience"))
    }
}
