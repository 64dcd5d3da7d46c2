/// The words after the subcommand, checked against its options.
///
/// `--name value` and `--name=value`; a flag needs no value, a list may be given again.
struct CommandLineArguments: Sendable, Hashable {
    private(set) var values: [String: String] = [:]

    init(_ words: [String], options: [ServiceOption]) throws(UsageProblem) {
        var rest = words[...]
        while let word = rest.popFirst() {
            guard word.hasPrefix("--"), word.count > 2 else {
                throw UsageProblem("\"\(word)\" is not expected here: options are written --name value")
            }
            let parts = word.dropFirst(2).split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let name = String(parts[0])
            guard let option = options.first(where: { $0.names.contains(name) }) else {
                throw UsageProblem("there is no option --\(name): see --help")
            }
            guard values[name] == nil || option.kind == .list else {
                throw UsageProblem("--\(name) is given twice")
            }
            let before = values[name].map { $0 + "," } ?? ""
            if parts.count == 2 {
                values[name] = before + parts[1]
            } else if option.kind == .flag {
                values[name] = "true"
            } else if let value = rest.first, !value.hasPrefix("--") {
                values[name] = before + value
                rest.removeFirst()
            } else {
                throw UsageProblem("--\(name) needs a value")
            }
        }
    }
}
