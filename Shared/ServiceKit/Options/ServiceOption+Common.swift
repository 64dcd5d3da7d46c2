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
            .flag("development", "for a developer's machine: only a loopback address may be listened on"),
        ]
    }

    /// `jwt-secret`, `token-issuer`, `token-audience`: see ``TokenConfiguration``.
    public static let tokens = [
        ServiceOption.secret("jwt-secret", "HS256 key of bearer tokens, at least 32 bytes"),
        ServiceOption("token-issuer", "required iss of bearer tokens"),
        ServiceOption("token-audience", "required aud of bearer tokens"),
    ]

    /// `database-url`.
    public static func database(_ help: String) -> ServiceOption {
        .secret("database-url", help)
    }
}
