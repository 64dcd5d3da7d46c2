import Curl
import FoundationEssentials
import ServiceKit

/// Where the Command Service is, and with which token it is asked.
struct CommandServiceAddress: Sendable {
    /// Without a slash at its end.
    let url: String
    let token: Secret

    /// Options first; without them `COMMAND_URL` and `ADMIN_TOKEN`, as they stand in the environment or in `.local/env`.
    init(_ settings: ServiceSettings) throws(ConfigurationProblem) {
        let given = settings.optionalText("url")
        let fallback = given == nil ? Self.developmentValues() : [:]
        guard var url = given ?? fallback["COMMAND_URL"] else {
            throw ConfigurationProblem("url is needed: give --url or HINDSIGHT_URL, or run ./compose/up here first")
        }
        guard let target = try? TargetURL(url), target.scheme.hasPrefix("http"), !target.hasCredentials else {
            throw ConfigurationProblem("url must be an http: or https: URL without user name or password")
        }
        while url.hasSuffix("/") { url.removeLast() }
        self.url = url
        // The token of this machine's services is for them alone: it never goes to a URL that was given.
        if let token = try settings.optionalSecret("token") ?? fallback["ADMIN_TOKEN"].map({ Secret($0.utf8) }) {
            self.token = token
        } else {
            token = try settings.secret("token")
        }
    }

    private static func developmentValues() -> [String: String] {
        let environment = ProcessInfo.processInfo.environment
        if environment["COMMAND_URL"] != nil { return environment }
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
