internal import Curl
internal import FoundationEssentials
public import ServiceKit

/// Where a service of this system is, and with which token it is asked.
public struct ServiceAddress: Sendable {
    /// Without a slash at its end.
    public let url: String
    public let token: BearerToken

    /// - Parameter option: the option's name, for what is told about a URL that is none.
    public init(url: String, token: BearerToken, option: String = "url") throws(ConfigurationProblem) {
        guard let target = try? TargetURL(url), target.scheme.hasPrefix("http"), !target.hasCredentials else {
            throw ConfigurationProblem("\(option) must be an http: or https: URL without user name or password")
        }
        var url = url
        while url.hasSuffix("/") { url.removeLast() }
        self.url = url
        self.token = token
    }

    /// The options `url` and `token` first; without them `variable` and `ADMIN_TOKEN`, as they stand in the environment or in
    /// `.local/env`.
    public init(_ settings: ServiceSettings, variable: String) throws(ConfigurationProblem) {
        let given = settings.optionalText("url")
        let fallback = given == nil ? Self.developmentValues(variable) : [:]
        guard let url = given ?? fallback[variable] else {
            throw ConfigurationProblem("url is needed: give --url or HINDSIGHT_URL, or run ./compose/up here first")
        }
        // Judged before the token is asked for: of two things that are wrong the URL is told.
        _ = try ServiceAddress(url: url, token: .file(path: ""))
        // The token of this machine's services is for them alone: it never goes to a URL that was given.
        let own = try settings.optionalSecret("token") ?? fallback["ADMIN_TOKEN"].map { Secret($0.utf8) }
        let token = if let own { own } else { try settings.secret("token") }
        try self.init(url: url, token: .fixed(token))
    }

    private static func developmentValues(_ variable: String) -> [String: String] {
        let environment = ProcessInfo.processInfo.environment
        if environment[variable] != nil { return environment }
        guard let text = try? String(contentsOfFile: ".local/env", encoding: .utf8) else { return [:] }
        return values(ofShellFile: text)
    }

    /// Lines `KEY='value'`.
    private static func values(ofShellFile text: String) -> [String: String] {
        var values: [String: String] = [:]
        for line in text.split(separator: "\n") {
            let parts = line.split(separator: "=", maxSplits: 1)
            guard parts.count == 2, parts[1].count >= 2, parts[1].hasPrefix("'"), parts[1].hasSuffix("'") else {
                continue
            }
            values[String(parts[0])] = String(parts[1].dropFirst().dropLast())
        }
        return values
    }
}
