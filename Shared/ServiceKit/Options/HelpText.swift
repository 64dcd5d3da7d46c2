/// What `--help` prints.
enum HelpText {
    static func binary(_ name: String, summary: String, subcommands: [Subcommand]) -> String {
        let width = subcommands.map(\.name.count).max() ?? 0
        let lines = subcommands.map { "  \(padded($0.name, to: width))  \($0.help)" }
        return
            (["\(name): \(summary)", "", "Usage: \(name) <subcommand> [--option value]…", ""] + lines
            + ["", "\(name) <subcommand> --help lists its options."])
            .joined(separator: "\n")
    }

    static func subcommand(_ subcommand: Subcommand, of name: String) -> String {
        let rows = subcommand.options.map { option -> (String, String) in
            let left = option.kind == .secret ? "--\(option.name), --\(option.name)-file" : "--\(option.name)"
            let fallback = option.kind == .flag ? nil : option.fallback
            return (left, option.help + (fallback.map { " (\($0))" } ?? ""))
        }
        let width = rows.map(\.0.count).max() ?? 0
        return
            (["\(name) \(subcommand.name): \(subcommand.help)", ""]
            + rows.map { "  \(padded($0.0, to: width))  \($0.1)" }
            + ["", "Each option is also read from HINDSIGHT_<NAME> and from the JSON file that --config names."])
            .joined(separator: "\n")
    }

    private static func padded(_ text: String, to width: Int) -> String {
        text + String(repeating: " ", count: width - text.count)
    }
}
