import Configuration
import FoundationEssentials

/// The options of one run, read from the command line, then the environment, then the file, then the fallback.
public struct ServiceSettings: Sendable {
    private let options: [ServiceOption]
    /// One reader a source, the strongest first: a secret's two names must be judged within their source.
    private let sources: [ConfigReader]

    init(
        options: [ServiceOption], commandLine: [String: String] = [:], environment: [String: String] = [:],
        file: [String: String] = [:]
    ) {
        self.options = options
        sources = [
            ConfigReader(provider: Self.provider("command line", commandLine)),
            ConfigReader(
                provider: EnvironmentVariablesProvider(environmentVariables: environment).prefixKeys(with: "hindsight")),
            ConfigReader(provider: Self.provider("file", file)),
        ]
    }

    private static func provider(_ name: String, _ values: [String: String]) -> InMemoryProvider {
        InMemoryProvider(
            name: name,
            values: Dictionary(
                uniqueKeysWithValues: values.map { key, value in
                    (AbsoluteConfigKey([key]), ConfigValue(.string(value), isSecret: true))
                }))
    }

    /// The value of an option that has one or a fallback.
    public func text(_ name: String) throws(ConfigurationProblem) -> String {
        guard let value = optionalText(name) else {
            throw missing(name)
        }
        return value
    }

    /// The value, the fallback, or nil. An empty value counts as not given.
    public func optionalText(_ name: String) -> String? {
        for source in sources {
            if let value = source.string(forKey: ConfigKey([name]), isSecret: true), !value.isEmpty {
                return value
            }
        }
        return option(name).fallback
    }

    public func integer(_ name: String, in range: ClosedRange<Int>) throws(ConfigurationProblem) -> Int {
        guard let value = Int(try text(name)), range.contains(value) else {
            throw ConfigurationProblem("\(name) must be a whole number from \(range.lowerBound) to \(range.upperBound)")
        }
        return value
    }

    public func flag(_ name: String) throws(ConfigurationProblem) -> Bool {
        switch try text(name).lowercased() {
        case "true", "yes", "on", "1": return true
        case "false", "no", "off", "0": return false
        default: throw ConfigurationProblem("\(name) must be true or false")
        }
    }

    /// The comma-separated members of a list; empty when nothing is given.
    public func list(_ name: String) -> [String] {
        (optionalText(name) ?? "").split(separator: ",").map(Self.trimmed).filter { !$0.isEmpty }
    }

    /// A length of time such as `90`, `90s`, `15m`, `1h` or `30d`.
    public func duration(_ name: String) throws(ConfigurationProblem) -> Duration {
        guard let duration = Duration(optionText: try text(name)) else {
            throw ConfigurationProblem("\(name) must be a length of time such as 90s, 15m, 1h or 30d")
        }
        return duration
    }

    public func secret(_ name: String) throws(ConfigurationProblem) -> Secret {
        guard let secret = try optionalSecret(name) else {
            throw missing(name)
        }
        return secret
    }

    /// The secret given as value or as file, whose last line break does not count; nil when neither is.
    public func optionalSecret(_ name: String) throws(ConfigurationProblem) -> Secret? {
        for source in sources {
            let value = source.string(forKey: ConfigKey([name]), isSecret: true).flatMap { $0.isEmpty ? nil : $0 }
            let path = source.string(forKey: ConfigKey([name + "-file"])).flatMap { $0.isEmpty ? nil : $0 }
            switch (value, path) {
            case (_?, _?): throw ConfigurationProblem("give \(name) or \(name)-file, not both")
            case (let value?, nil): return Secret(value.utf8)
            case (nil, let path?): return try Self.secret(inFile: path, for: name)
            case (nil, nil): continue
            }
        }
        return option(name).fallback.map { Secret($0.utf8) }
    }

    private static func secret(inFile path: String, for name: String) throws(ConfigurationProblem) -> Secret {
        guard let data = try? Data(contentsOf: URL(filePath: path)) else {
            throw ConfigurationProblem("the file that \(name)-file names cannot be read")
        }
        var bytes = [UInt8](data)
        while let last = bytes.last, last == UInt8(ascii: "\n") || last == UInt8(ascii: "\r") {
            bytes.removeLast()
        }
        guard !bytes.isEmpty else {
            throw ConfigurationProblem("the file that \(name)-file names is empty")
        }
        return Secret(bytes)
    }

    private static func trimmed(_ text: Substring) -> String {
        let start = text.drop { $0.isWhitespace }
        return String(start.reversed().drop { $0.isWhitespace }.reversed())
    }

    private func missing(_ name: String) -> ConfigurationProblem {
        let variable = "HINDSIGHT_" + name.uppercased().map { $0 == "-" ? "_" : String($0) }.joined()
        let file = option(name).kind == .secret ? " or --\(name)-file" : ""
        return ConfigurationProblem("\(name) is needed: give --\(name)\(file), \(variable) or \"\(name)\" in --config")
    }

    private func option(_ name: String) -> ServiceOption {
        guard let option = options.first(where: { $0.name == name }) else {
            preconditionFailure("the subcommand declares no option \(name)")
        }
        return option
    }
}
