import ServiceKit

await ServiceMain(
    "command-service", summary: "turns commands to users into events and pushes them to subscribers",
    subcommands: [.serve, .migrate, .export, .importLog, .verify, .replay, .token, .healthcheck]
).run()
