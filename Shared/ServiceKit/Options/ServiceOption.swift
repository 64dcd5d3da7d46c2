/// One option of a subcommand: `--name value`, `HINDSIGHT_NAME`, or the member `name` of the `--config` file.
///
/// A secret may also be given as a file: `--name-file path`, `HINDSIGHT_NAME_FILE`.
public struct ServiceOption: Sendable, Hashable {
    public enum Kind: Sendable, Hashable {
        case value
        /// `--name` alone means true; elsewhere `true` or `false`.
        case flag
        /// May be given several times: the values are joined with commas, as they are written elsewhere.
        case list
        case secret
    }

    public let name: String
    public let help: String
    public let kind: Kind
    /// The value when it is given nowhere.
    public let fallback: String?

    public init(_ name: String, _ help: String, kind: Kind = .value, fallback: String? = nil) {
        self.name = name
        self.help = help
        self.kind = kind
        self.fallback = fallback
    }

    public static func flag(_ name: String, _ help: String) -> ServiceOption {
        ServiceOption(name, help, kind: .flag, fallback: "false")
    }

    public static func list(_ name: String, _ help: String) -> ServiceOption {
        ServiceOption(name, help, kind: .list)
    }

    public static func secret(_ name: String, _ help: String) -> ServiceOption {
        ServiceOption(name, help, kind: .secret)
    }

    /// The names under which a value may be given.
    var names: [String] {
        kind == .secret ? [name, name + "-file"] : [name]
    }
}
