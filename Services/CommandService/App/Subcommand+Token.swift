import ServiceKit

extension Subcommand {
    static let token = Subcommand(
        "token", "print a bearer token for development",
        options: [
            ServiceOption("sub", "for whom: who acts with it"),
            ServiceOption("scope", "what it allows, separated by spaces: \(Scope.list)", fallback: ""),
            ServiceOption("ttl", "how long it is good, such as 90s, 15m, 1h or 30d", fallback: "1h"),
        ] + ServiceOption.mintedTokens + [.development]
    ) { settings in
        guard let subject = settings.optionalText("sub") else {
            throw UsageProblem("--sub is needed: say for whom the token is")
        }
        guard Principal.isFit(subject: subject) else {
            throw UsageProblem("--sub must be 1 to 200 characters without control characters")
        }
        let scopes = (settings.optionalText("scope") ?? "").split(separator: " ").map(String.init)
        if let unknown = scopes.first(where: { Scope(rawValue: $0) == nil }) {
            throw UsageProblem("--scope: there is no scope \"\(unknown)\", only \(Scope.list)")
        }
        let ttl = try settings.duration("ttl")
        guard ttl > .zero else {
            throw UsageProblem("--ttl must be longer than nothing: give 90s, 15m, 1h or 30d")
        }
        let tokens = TokenVerifier(try TokenConfiguration(minting: settings))
        Console.print(try await tokens.mint(subject: subject, scopes: scopes, ttl: ttl))
    }
}

extension Scope {
    /// Every scope, for people.
    fileprivate static let list = allCases.map(\.rawValue).joined(separator: ", ")
}
