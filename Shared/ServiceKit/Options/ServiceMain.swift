import FoundationEssentials

/// The outermost layer of a binary: picks the subcommand, reads its options, turns failures into exit codes.
///
/// 0 done; 1 failed; 64 wrong usage; 78 wrong configuration (`sysexits.h`). Each failure is one line on stderr.
public struct ServiceMain: Sendable {
    public let name: String
    public let summary: String
    public let subcommands: [Subcommand]

    public init(_ name: String, summary: String, subcommands: [Subcommand]) {
        self.name = name
        self.summary = summary
        self.subcommands = subcommands
    }

    /// Runs the subcommand that the process's arguments name and ends the process.
    public func run() async -> Never {
        Console.ignoreBrokenPipes()
        let code = await run(
            arguments: Array(ProcessInfo.processInfo.arguments.dropFirst()),
            environment: ProcessInfo.processInfo.environment)
        Console.exit(code)
    }

    /// - Parameter arguments: without the binary's own name.
    /// - Returns: the exit code.
    public func run(arguments: [String], environment: [String: String]) async -> Int32 {
        do {
            if arguments.isEmpty {
                throw UsageProblem("a subcommand is needed: \(subcommands.map(\.name).joined(separator: ", "))")
            }
            if ["--help", "-h", "help"].contains(arguments[0]) {
                Console.print(HelpText.binary(name, summary: summary, subcommands: subcommands))
                return 0
            }
            guard let subcommand = subcommands.first(where: { $0.name == arguments[0] }) else {
                throw UsageProblem(
                    "there is no subcommand \"\(arguments[0])\": give one of \(subcommands.map(\.name).joined(separator: ", "))"
                )
            }
            let words = Array(arguments.dropFirst())
            if words.contains("--help") || words.contains("-h") {
                Console.print(HelpText.subcommand(subcommand, of: name))
                return 0
            }
            let settings = try settings(of: subcommand, words: words, environment: environment)
            try ServiceLogging.bootstrap(settings)
            try await subcommand.run(settings)
            return 0
        } catch let problem as UsageProblem {
            return fail(64, problem.description)
        } catch let problem as ConfigurationProblem {
            return fail(78, problem.description)
        } catch {
            return fail(1, String(describing: error))
        }
    }

    private func settings(
        of subcommand: Subcommand, words: [String], environment: [String: String]
    ) throws -> ServiceSettings {
        let commandLine = try CommandLineArguments(words, options: subcommand.options).values
        let early = ServiceSettings(options: subcommand.options, commandLine: commandLine, environment: environment)
        var file: [String: String] = [:]
        if let path = early.optionalText("config") {
            // The file may serve all subcommands of the binary, so it may hold any of their options.
            file = try ConfigurationFile.values(atPath: path, options: subcommands.flatMap(\.options))
        }
        return ServiceSettings(
            options: subcommand.options, commandLine: commandLine, environment: environment, file: file)
    }

    private func fail(_ code: Int32, _ sentence: String) -> Int32 {
        let line = sentence.split(whereSeparator: \.isNewline).joined(separator: " ")
        Console.printError("\(name): \(line)")
        return code
    }
}
