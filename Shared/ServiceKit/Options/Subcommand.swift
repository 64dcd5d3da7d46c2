/// One thing a binary does: `command-service serve --port 8080`.
public struct Subcommand: Sendable {
    public let name: String
    public let help: String
    public let options: [ServiceOption]
    let run: @Sendable (ServiceSettings) async throws -> Void

    public init(
        _ name: String, _ help: String, options: [ServiceOption] = [],
        run: @escaping @Sendable (ServiceSettings) async throws -> Void
    ) {
        self.name = name
        self.help = help
        self.options = options + ServiceOption.everywhere
        self.run = run
    }
}
