import ServiceKit

extension Subcommand {
    static let verify = Subcommand(
        "verify", "read the whole log again, compare it with the read models and tell every difference",
        options: BuildCommand.connection + [.flag("repair", "let what the log says serve when there are differences")]
    ) { settings in
        let repairs = try settings.flag("repair")
        try await BuildCommand.run(settings) { try await $0.verify(repairs: repairs) }
    }
}
