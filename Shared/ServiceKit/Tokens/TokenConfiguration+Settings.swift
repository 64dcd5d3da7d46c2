import Logging

extension TokenConfiguration {
    /// For a service, from the options of ``ServiceOption/tokens`` and `development`.
    public init(_ settings: ServiceSettings) throws(ConfigurationProblem) {
        let jwksFile = settings.optionalText("jwks-file")
        try self.init(
            secret: try Self.secret(settings, isNeeded: jwksFile == nil), jwksFile: jwksFile,
            issuer: settings.optionalText("token-issuer"), audience: settings.optionalText("token-audience"),
            isDevelopment: settings.flag("development"))
    }

    /// For making tokens, from the options of ``ServiceOption/mintedTokens`` and `development`.
    public init(minting settings: ServiceSettings) throws(ConfigurationProblem) {
        try self.init(
            secret: try Self.secret(settings, isNeeded: true), issuer: settings.optionalText("token-issuer"),
            audience: settings.optionalText("token-audience"),
            isDevelopment: settings.flag("development"))
    }

    /// With `development` on, one that is needed and not given is ``Secret/forDevelopment``.
    private static func secret(
        _ settings: ServiceSettings, isNeeded: Bool
    ) throws(ConfigurationProblem) -> Secret? {
        let isDevelopment = try settings.flag("development")
        if let secret = try settings.optionalSecret("jwt-secret") {
            try SecretStrength.expect(
                secret.bytes, of: "jwt-secret", minimum: minimumSecretBytes,
                better: "\(minimumSecretBytes) bytes or more, for example from openssl rand -hex 32",
                isDevelopment: isDevelopment)
            return secret
        }
        guard isDevelopment, isNeeded else {
            return nil
        }
        Logger(label: "tokens").warning(
            "Tokens are signed with the development secret, which everybody knows: give jwt-secret or jwks-file instead."
        )
        return .forDevelopment
    }
}
