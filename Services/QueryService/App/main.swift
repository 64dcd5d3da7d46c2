import ServiceKit

await ServiceMain(
    "query-service", summary: "answers questions about users, now and at any moment",
    subcommands: [.serve, .migrate, .rebuild, .verify, .healthcheck]
).run()
