import ServiceKit

extension Subcommand {
    static let healthcheck = Subcommand(
        "healthcheck", "exit 0 when the service on this machine is ready",
        options: ServiceOption.listening(port: CommandService.port)
    ) { settings in
        try await HealthProbe(address: ListenAddress(settings)).run()
    }
}
