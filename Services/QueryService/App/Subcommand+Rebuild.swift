import ServiceKit

extension Subcommand {
    static let rebuild = Subcommand(
        "rebuild", "build the read models anew beside the ones that serve, and switch",
        options: BuildCommand.connection + [
            .flag("follow", "show how far it is until it ends; Ctrl-C stops only the showing"),
            .flag("rollback", "go back to the copy that the last rebuild replaced"),
            .flag("cancel", "end what is being built"),
            .flag("status", "tell how the last build stands"),
        ]
    ) { settings in
        let follows = try settings.flag("follow")
        let asked = try ["rollback", "cancel", "status"].filter { try settings.flag($0) }
        guard asked.count <= 1 else { throw UsageProblem("--rollback, --cancel and --status do not go together") }
        guard !follows || asked.first != "cancel" else { throw UsageProblem("--cancel leaves nothing to follow") }
        try await BuildCommand.run(settings) { command in
            switch asked.first {
            case "cancel": try await command.cancel()
            case "status": try await command.status(follows: follows)
            case "rollback": try await command.order("/projections/rollback", follows: follows)
            default: try await command.order("/projections/rebuild", follows: follows)
            }
        }
    }
}
