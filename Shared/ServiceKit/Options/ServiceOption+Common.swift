extension ServiceOption {
    /// Every subcommand takes these.
    static let everywhere = [
        ServiceOption("config", "JSON file with these options as members"),
        ServiceOption("log-level", "trace, debug, info, notice, warning, error or critical", fallback: "info"),
        ServiceOption("log-format", "text or json (one object a line)", fallback: "text"),
    ]

    /// `host`, `port`, `development`: see ``ListenAddress``.
    public static func listening(port: Int) -> [ServiceOption] {
        [
            ServiceOption("host", "address to listen on", fallback: "127.0.0.1"),
            ServiceOption("port", "port to listen on", fallback: String(port)),
            .development,
        ]
    }

    /// See ``ListenAddress`` and ``TokenConfiguration``.
    public static let development = ServiceOption.flag(
        "development", "for a developer's machine: weak secrets, and none for tokens, pass; loopback addresses only")

    /// `jwks-file`, `jwt-secret`, `token-issuer`, `token-audience`: see ``TokenConfiguration``.
    public static let tokens =
        [
            ServiceOption(
                "jwks-file", "JWK Set with the public keys of bearer tokens (ES256, EdDSA); read again on change")
        ]
        + mintedTokens

    /// Those of ``tokens`` that a token is made with.
    public static let mintedTokens = [
        ServiceOption.secret("jwt-secret", "HS256 key of bearer tokens, at least 32 bytes"),
        ServiceOption("token-issuer", "required iss of bearer tokens"),
        ServiceOption("token-audience", "required aud of bearer tokens"),
    ]

    /// `trusted-proxies`: see ``TrustedProxies``.
    public static let proxies = [
        ServiceOption(
            "trusted-proxies", "addresses or CIDRs, with commas, whose Forwarded and X-Forwarded-For are believed")
    ]

    /// `database-url`.
    public static func database(_ help: String) -> ServiceOption {
        .secret("database-url", help)
    }
}
