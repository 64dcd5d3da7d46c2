import ServiceKit

extension Subcommand {
    static let token = Subcommand(
        "token", "print a bearer token for development",
        options: [
            ServiceOption("sub", "for whom: who acts with it"),
            ServiceOption("scope", "what it allows, separated by spaces", fallback: ""),
            ServiceOption("ttl", "how long it is good, such as 90s, 15m, 1h or 30d", fallback: "1h"),
        ] + ServiceOption.tokens
    ) { settings in
        guard let subject = settings.optionalText("sub") else {
            throw UsageProblem("--sub is needed: say for whom the token is")
        }
        let tokens = TokenVerifier(try TokenConfiguration(settings))
        let scopes = try settings.text("scope").split(separator: " ").map(String.init)
        Console.print(
            try await tokens.mint(subject: subject, scopes: scopes, ttl: try settings.duration("ttl")))
    }
}
